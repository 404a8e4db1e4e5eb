using StackExchange.Redis;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>Connections of the tests' own: on a busy machine an answer may take longer than the client's five seconds.</summary>
internal static class PatientRedis
{
    private const int PatienceMilliseconds = 60_000;

    public static ConfigurationOptions Patient(this ConfigurationOptions options)
    {
        options.SyncTimeout = options.AsyncTimeout = options.ConnectTimeout = PatienceMilliseconds;

        // Else half of the time to connect: a server that was started again must not be found so late.
        options.ReconnectRetryPolicy = new ExponentialRetry(deltaBackOffMilliseconds: 2_500);
        return options;
    }
}
