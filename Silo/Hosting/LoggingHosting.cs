namespace FraudGrains.Silo.Hosting;

/// <summary>Where log lines go: plain text on a terminal, JSON everywhere else. Levels are in appsettings.json.</summary>
internal static class LoggingHosting
{
    public static void AddQuietLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        if (Console.IsOutputRedirected)
        {
            logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        }
        else
        {
            logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
            });
        }
    }
}
