using System.Text.Json;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>What the job cannot do without, each part alone and warm, as CPU time of this process: consume and decode, two grain calls, one forest, two grouped writes, one produce.</summary>
internal static class FloorRun
{
    public static async Task<int> Run(string bootstrap, string redis, int stateBytes)
    {
        var consume = ConsumeFloor.Measure(bootstrap);
        var calls = await GrainCallFloor.Measure();
        var forest = ForestFloor.Measure();
        var writes = await WriteFloor.Measure(redis, stateBytes);
        var produce = ProduceFloor.Measure(bootstrap);
        var total = consume + (2 * calls) + forest + (2 * writes) + produce;
        var result = new FloorResult(Round(consume), Round(2 * calls), Round(forest), Round(2 * writes), Round(produce), Round(total));
        Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
        return 0;
    }

    private static double Round(double us) => Math.Round(us, 2);
}
