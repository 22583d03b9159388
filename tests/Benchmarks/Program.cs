using NeuraNft.Benchmarks;
using NeuraNft.Benchmarks.Market;

switch (args)
{
    case ["event-store"]:
        await EventStoreBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["market"]:
        await MarketBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["rebuild", .. var count]:
        await RebuildBenchmark.RunAsync(count is [var events] ? int.Parse(events, null) : 1_000_000, CancellationToken.None);
        break;
    case ["visibility"]:
        await VisibilityBenchmark.RunAsync(CancellationToken.None);
        break;
    default:
        Console.WriteLine(
            "usage: dotnet run -c Release --project tests/Benchmarks -- event-store | market | rebuild [events] | visibility");
        break;
}
