using NeuraNft.Benchmarks;
using NeuraNft.Benchmarks.Market;
using NeuraNft.Benchmarks.Messaging;

switch (args)
{
    case ["event-store"]:
        await EventStoreBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["market"]:
        await MarketBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["queue"]:
        await QueueBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["queue", var uri]:
        await RabbitMqBenchmark.RunAsync(new Uri(uri), CancellationToken.None);
        break;
    default:
        Console.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- event-store | market | queue [amqp://…]");
        break;
}
