using System.Net;
using System.Net.Sockets;

namespace FraudGrains.Silo.Settings;

/// <summary>Finds out before the start whether a port is free: Orleans and Kestrel would say so only in a stack trace.</summary>
internal static class PortProbe
{
    /// <exception cref="SettingsException">A port is in use or may not be opened.</exception>
    public static void Check(SiloSettings settings)
    {
        foreach (var url in settings.Urls)
        {
            // Port 0 asks for any free one.
            if (url.Port != 0)
                Check("Urls", IPAddress.TryParse(url.Host, out var address) ? address : IPAddress.Loopback, url.Port);
        }

        var own = settings.Cluster.AdvertisedAddress ?? IPAddress.Any;
        Check("Cluster:SiloPort", own, settings.Cluster.SiloPort);
        Check("Cluster:GatewayPort", own, settings.Cluster.GatewayPort);
    }

    private static void Check(string setting, IPAddress address, int port)
    {
        try
        {
            using var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen(1);
        }
        catch (SocketException e)
        {
            var why = e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "is in use by another program",
                SocketError.AccessDenied => "may not be opened by this user",
                SocketError.AddressNotAvailable => "does not exist on this machine",
                _ => $"cannot be opened ({e.SocketErrorCode})",
            };
            throw new SettingsException($"{address}:{port} {why}. Stop that program, or choose another with '{setting}'.", e);
        }
    }
}
