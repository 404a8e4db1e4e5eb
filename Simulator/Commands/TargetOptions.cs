using System.CommandLine;
using System.CommandLine.Parsing;
using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Commands;

/// <summary>The options that say where to feed.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string?> _silo = new("--silo")
    {
        Description = $"Address of a silo: it tells its broker and how far it is, and is never outrun. Default {FeedTarget.DefaultSilo}.",
        HelpName = "URL",
    };

    private readonly Option<string?> _bootstrap = new("--bootstrap")
    {
        Description = "Kafka's bootstrap servers instead of a silo: nothing holds the sending back and nobody tells what became of it.",
        HelpName = "HOST:PORT",
    };

    private readonly Option<string?> _topic = new("--topic")
    {
        Description = $"Topic to write to. Default: the one the silo reads, or {FeedTarget.DefaultTopic}.",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Add(_silo);
        command.Add(_bootstrap);
        command.Add(_topic);
        command.Validators.Add(result =>
        {
            if (result.ValueToCheck(_silo) is not null && result.ValueToCheck(_bootstrap) is not null)
                result.AddError("Give --silo or --bootstrap, not both.");
            if (result.ValueToCheck(_silo) is { } silo && !IsHttp(silo))
                result.AddError($"--silo '{silo}' is not an address such as {FeedTarget.DefaultSilo}.");
            if (result.ValueToCheck(_bootstrap) is { } bootstrap && !bootstrap.Split(',').All(server => server.LastIndexOf(':') > 0))
                result.AddError($"--bootstrap '{bootstrap}' is not HOST:PORT, or several with commas between.");
        });
    }

    public bool IsGiven(ParseResult parsed) => IsGiven(parsed.CommandResult);

    public bool IsGiven(CommandResult result) => result.ValueToCheck(_silo) is not null || result.ValueToCheck(_bootstrap) is not null;

    public FeedTarget Read(ParseResult parsed) =>
        new(parsed.GetValue(_silo) is { } silo ? new Uri(silo) : null, parsed.GetValue(_bootstrap), parsed.GetValue(_topic));

    public static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
