using System.Runtime.CompilerServices;

namespace NeuraNft.Operator.Tests;

public sealed class ChainTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    private static readonly string[] Import =
        ["chain", "import-legacy", "--network", "testnet", "--contract", "neuranft.legacy.near", "--from-height", "500"];

    [Fact]
    public async Task Legacy_history_is_imported_shown_and_its_quarantine_listed()
    {
        (await market.NeuraAsync([.. Import, "--from", Recorded(), "--dry-run"])).ShouldBeDone().Output
            .ShouldBe("6 block(s) up to 507, 12 event(s), nothing written, 1 quarantined, 2 FAILED_RECEIPT, 1 LEGACY_OTHER_METHOD, "
                + "1 LEGACY_WITHOUT_EFFECT.\n");
        (await market.NeuraAsync("chain")).ShouldBeDone().Output.ShouldBe("Nothing was ingested.\n");

        var report = (await market.NeuraAsync([.. Import, "--from", Recorded(), "--json"])).ShouldBeDone().Json;
        report.GetProperty("events").GetInt64().ShouldBe(12);
        (await market.NeuraAsync("chain")).ShouldBeDone().Output.ShouldStartWith("testnet neuranft.legacy.near: block 507 of 2024-");
        var row = (await market.NeuraAsync("chain", "quarantine", "list", "--json")).ShouldBeDone().Json;
        row.GetProperty("text").GetString().ShouldNotBeNull().ShouldStartWith("setAccess {");
        var name = $"{row.GetProperty("receiptId").GetString()}/-1";
        (await market.NeuraAsync("chain", "quarantine", "show", name)).ShouldBeDone().Output.ShouldContain("predecessor bob.legacy.near");
        (await market.NeuraAsync("chain", "quarantine", "replay")).ShouldBeDone().Output
            .ShouldBe($"{name} stays: A call is read again with its whole receipt only.\n"
                + "0 log(s) left quarantine with 0 event(s); 1 stay.\n");
    }

    [Fact]
    public async Task What_is_not_there_is_refused()
    {
        (await market.NeuraAsync("chain", "quarantine", "show", "nothing/0")).ShouldBeRefused("NOT_FOUND");
        (await market.NeuraAsync(Import)).ShouldBeRefused("NO_SOURCE");
        (await market.NeuraAsync([.. Import, "--from", "/no/such/folder"])).ShouldBeRefused("NO_SOURCE");
        (await market.NeuraAsync("chain", "reconcile", "--network", "testnet", "--contract", "a.near")).ShouldBeRefused("NO_SOURCE");
    }

    private static string Recorded([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../Application.Tests/Chain/Legacy/Recorded");
}
