using System.Text.Json;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Auditor.Tests.Reconciling;

public sealed class ReconcileTests(LoggedMarket logged) : IClassFixture<LoggedMarket>
{
    [Fact]
    public async Task Chain_that_says_what_the_log_says_has_no_drift_and_one_that_does_not_is_listed()
    {
        await using var honest = ChainNode.Of(logged.Market, null);
        var (code, text) = await logged.AskAsync("reconcile", "--rpc", $"{honest.Address}");
        code.ShouldBe(ExitCode.Proven, text);
        text.ShouldContain($"{Sample.Contract} at block {ChainNode.Height}: 2 assets");

        await using var larger = ChainNode.Of(logged.Market, null, more: 1);
        (code, text) = await logged.AskAsync("reconcile", "--rpc", $"{larger.Address}");
        code.ShouldBe(ExitCode.Drifted, "the log lacks an asset");
        text.ShouldContain("supply");
        (await logged.AskAsync("reconcile", "--rpc", $"{honest.Address}", "--sample", "0")).Code.ShouldBe(ExitCode.NotCompared);

        await using var other = ChainNode.Of(logged.Market, "thief.test.near");
        (code, text) = await logged.AskAsync(
            "reconcile", "--rpc", $"{other.Address}", "--output", "json", "--block", $"{ChainNode.Height}");
        code.ShouldBe(ExitCode.Drifted, text);
        using var answer = JsonDocument.Parse(text);
        var drift = answer.RootElement.GetProperty("detail").GetProperty("drifts").EnumerateArray().ToList();
        drift.Select(d => $"{d.GetProperty("subject")} {d.GetProperty("expected")} {d.GetProperty("actual")}")
            .ShouldContain("owner carol.test.near thief.test.near");
        (await logged.Market.CountAsync("SELECT count(*) FROM chain_reconciliation")).ShouldBe(0, "an auditor writes nothing");
    }

    [Fact]
    public async Task Block_that_was_not_read_unknown_contract_and_dead_endpoint_are_told_apart()
    {
        await using var node = ChainNode.Of(logged.Market, null);
        (await logged.AskAsync("reconcile", "--rpc", $"{node.Address}", "--block", "100001")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await logged.AskAsync("reconcile", "--rpc", $"{node.Address}", "--contract", "no.near")).Code.ShouldBe(ExitCode.NotFound);
        (await logged.AskAsync("reconcile")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await logged.AskAsync("reconcile", "--rpc", "http://127.0.0.1:9/")).Code.ShouldBe(ExitCode.Failed);
    }
}
