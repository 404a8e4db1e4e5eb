using System.Diagnostics.CodeAnalysis;
using FraudGrains.Silo.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace FraudGrains.Silo.Hosting;

/// <summary>Failures to start that are the operator's to mend: one line, no stack trace. Anything else is a fault of ours and keeps its stack.</summary>
internal static class StartFailure
{
    public static bool Explains(Exception failure, [NotNullWhen(true)] out string? message)
    {
        message = failure switch
        {
            SettingsException e => e.Message,
            OptionsValidationException e => string.Join(' ', e.Failures),
            OrleansConfigurationException e => e.Message,
            IOException { InnerException: AddressInUseException } e => $"{e.Message} Stop that program, or choose another address with 'Urls'.",
            InvalidOperationException { InnerException: FormatException } e => e.Message,
            { InnerException: { } inner } when Explains(inner, out var within) => within,
            _ => null,
        };
        message = message?.ReplaceLineEndings(" ");
        return message is not null;
    }
}
