using NeuraNft.Benchmarks;

if (args is ["event-store"]) await EventStoreBenchmark.RunAsync(CancellationToken.None);
else Console.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- event-store");
