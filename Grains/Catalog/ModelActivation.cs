using Microsoft.Extensions.Logging;

namespace FraudGrains.Grains.Catalog;

/// <summary>Brings a choice to every silo of the cluster.</summary>
internal sealed partial class ModelActivation(ModelServices services, TimeProvider time, ILogger<ModelActivation> logger)
{
    /// <summary>Longest wait for one silo's answer.</summary>
    private static readonly TimeSpan SiloPatience = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for all of them: a silo that was killed is out of the membership long before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Has every silo get the model ready. Null, or why one of them cannot. A silo that does not answer is left to <see cref="Confirm"/>.</summary>
    public async Task<string?> Prepare(string version)
    {
        var answers = await Task.WhenAll((await services.Silos()).Select(async silo => (Silo: silo, Answer: await Ask(silo, s => s.Prepare(version)))));
        return answers.Where(a => a.Answer is { IsAnswer: true, Value: not null }).Select(a => $"silo {a.Silo.Endpoint}: {a.Answer.Value}").FirstOrDefault();
    }

    /// <summary>Returns once every silo follows this choice or a later one; the silos that have not in time.</summary>
    /// <remarks>
    /// The members are read anew in every round, after the choice was written. A silo first joins and then reads the choice: one that is not among
    /// the members yet will read this choice, one that is among them is asked.
    /// </remarks>
    public async Task<string[]> Confirm(long generation)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var answers = await Task.WhenAll((await services.Silos()).Select(async silo => (Silo: silo, Answer: await Ask(silo, s => s.Follow()))));
            var missing = answers.Where(a => !a.Answer.IsAnswer || a.Answer.Value < generation).Select(a => $"{a.Silo.Endpoint}").ToArray();
            if (missing.Length == 0 || time.GetElapsedTime(began) > Patience)
                return missing;
            await Task.Delay(Pause, time);
        }
    }

    private async Task<(bool IsAnswer, T? Value)> Ask<T>(SiloAddress silo, Func<IModelService, Task<T>> question)
    {
        try
        {
            return (true, await question(services.On(silo)).WaitAsync(SiloPatience, time));
        }
#pragma warning disable CA1031 // Whatever kept the silo from answering: it is asked again, or is no longer a member.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNoAnswer($"{silo.Endpoint}", e);
            return (false, default);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silo {Silo} did not answer about its model; it is asked again.")]
    private partial void LogNoAnswer(string silo, Exception exception);
}
