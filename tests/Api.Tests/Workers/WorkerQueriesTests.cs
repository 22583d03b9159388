using System.Text.Json;
using NeuraNft.Api.Tests.Logged;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Workers;

/// <summary>The machines behind the market are shown to its operators.</summary>
public sealed class WorkerQueriesTests(WorkerQueriesTests.OperatedMarket place) : IClassFixture<WorkerQueriesTests.OperatedMarket>
{
    private const string Workers =
        "{ workers { name executionProvider memoryBytes isDraining warmModels sandbox { process systemCallFilter } seenAt } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operator_sees_the_workers_and_what_holds_their_models()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        JsonElement[] workers = [];
        while (workers.Length == 0)
        {
            workers = [.. (await place.Market.As(Dave).AskAsync(Workers, new { }, limit.Token)).Field.EnumerateArray()];
            await Task.Delay(50, limit.Token);
        }

        var worker = workers.ShouldHaveSingleItem();
        worker.GetProperty("executionProvider").GetString().ShouldNotBeNullOrEmpty();
        worker.GetProperty("sandbox").GetProperty("process").GetBoolean().ShouldBe(OperatingSystem.IsLinux());
    }

    [Fact]
    public async Task Who_is_no_operator_sees_none() =>
        (await place.Market.As(Bob).AskAsync(Workers, new { }, Ct)).Field.GetArrayLength().ShouldBe(0);

    public sealed class OperatedMarket : IAsyncLifetime
    {
        public LoggedMarket Market { get; } = new()
        {
            Settings = { ["Operators:Accounts:0"] = Dave.Value, ["Worker:Enabled"] = "true" },
        };

        public ValueTask InitializeAsync() => Market.InitializeAsync();

        public ValueTask DisposeAsync() => Market.DisposeAsync();
    }
}
