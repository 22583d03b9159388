using System.Globalization;
using NeuraNft.Benchmarks;
using NeuraNft.Benchmarks.Age;
using NeuraNft.Benchmarks.Content;
using NeuraNft.Benchmarks.GraphQL;
using NeuraNft.Benchmarks.Inference;
using NeuraNft.Benchmarks.Ingest;
using NeuraNft.Benchmarks.Login;
using NeuraNft.Benchmarks.Market;
using NeuraNft.Benchmarks.Messaging;
using NeuraNft.Benchmarks.Replay;
using NeuraNft.Benchmarks.Rights;
using NeuraNft.Benchmarks.Search;
using NeuraNft.Benchmarks.TransparencyLog;
using NeuraNft.GraphQL.Tests.Soak;

switch (args)
{
    case ["event-store", .. var seconds]:
        var each = TimeSpan.FromSeconds(seconds is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 3);
        await EventStoreBenchmark.RunAsync(each, CancellationToken.None);
        break;
    case ["take-over"]:
        await TakeOverBenchmark.RunAsync(CancellationToken.None);
        break;
    case [TakeOverBenchmark.Child]:
        await TakeOverBenchmark.LeadAsync(Environment.GetEnvironmentVariable("NEURA_BENCHMARK_DATABASE")!);
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
    case ["rebuild", .. var count]:
        var many = count is [var wanted] ? int.Parse(wanted, CultureInfo.InvariantCulture) : 1_000_000;
        await RebuildBenchmark.RunAsync(many, CancellationToken.None);
        break;
    case ["replay", .. var log]:
        var events = log is [var sized, ..] ? int.Parse(sized, CultureInfo.InvariantCulture) : 200_000;
        await ReplayBenchmark.RunAsync(events, log is [_, var model] ? model : null, CancellationToken.None);
        break;
    case ["graphql"]:
        await SchemaBenchmark.RunAsync(CancellationToken.None);
        await GraphQLBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["soak", .. var length]:
        var minutes = length is [var wished] ? double.Parse(wished, CultureInfo.InvariantCulture) : 30;
        await SoakBenchmark.RunAsync(TimeSpan.FromMinutes(minutes), CancellationToken.None);
        break;
    case [SoakServer.Name]:
        await SoakServer.RunAsync([]);
        break;
    case [SchemaBenchmark.Child]:
        SchemaBenchmark.Once();
        break;
    case ["ingest", .. var lake]:
        await IngestBenchmark.RunAsync(lake is [var fixtures] ? fixtures : null, 600, CancellationToken.None);
        break;
    case ["search", .. var rest]:
        var assets = rest is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000;
        await SearchBenchmark.RunAsync(assets, rest is [_, var folder] ? folder : null, CancellationToken.None);
        break;
    case ["tlog", .. var sizes]:
        var entries = sizes is [var some, ..] ? long.Parse(some, CultureInfo.InvariantCulture) : 1_000_000;
        await TlogBenchmark.RunAsync(
            entries, sizes is [_, var tall] ? long.Parse(tall, CultureInfo.InvariantCulture) : 10_000_000, CancellationToken.None);
        break;
    case ["semantic", var embedding, var list, .. var inAll]:
        var market = inAll is [var among] ? int.Parse(among, CultureInfo.InvariantCulture) : 100_000;
        await SemanticBenchmark.RunAsync(market, embedding, list, CancellationToken.None);
        break;
    case ["login"]:
        LoginBenchmark.Run();
        break;
    case ["age", .. var wide]:
        var gibibytes = wide is [var size] ? int.Parse(size, CultureInfo.InvariantCulture) : 8;
        await AgeBenchmark.RunAsync(gibibytes, CancellationToken.None);
        break;
    case [AgeMemory.Child, var streamed]:
        await AgeMemory.StreamAsync(int.Parse(streamed, CultureInfo.InvariantCulture), CancellationToken.None);
        break;
    case ["visibility"]:
        await VisibilityBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["revoke", .. var samples]:
        var often = samples is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 50;
        await RevokeBenchmark.RunAsync(often, CancellationToken.None);
        break;
    case ["upload", .. var megabytes]:
        await UploadBenchmark.RunAsync(
            megabytes is [var mebi] ? long.Parse(mebi, CultureInfo.InvariantCulture) : 4096, CancellationToken.None);
        break;
    case ["inference"]:
        await InferenceBenchmark.RunAsync(CancellationToken.None);
        break;
    case ["cold-start"]:
        await ColdStart.RunAsync(CancellationToken.None);
        break;
    case ["inference-kills", .. var jobs]:
        await KilledWorkers.RunAsync(jobs is [var asked] ? int.Parse(asked, CultureInfo.InvariantCulture) : 10_000, CancellationToken.None);
        break;
    default:
        Console.WriteLine(
            "usage: dotnet run -c Release --project tests/Benchmarks -- "
            + "event-store [seconds a measurement] | take-over | rebuild [events] | replay [events [read model]] | visibility | "
            + "graphql | soak [minutes] | "
            + "ingest [lake folder] | market | login | search [assets [data folder]] | "
            + "semantic <model.onnx> <vocabulary> [assets] | queue [amqp://…] | age [GiB] | "
            + "revoke [samples] | upload [MiB] | tlog [events [leaves of the tall tree]] | "
            + "inference | cold-start | inference-kills [jobs]");
        break;
}
