using System.Text.Json;
using Neura.TransparencyLog.Notes;
using NeuraNft.Application.Tests;

namespace NeuraNft.Auditor.Tests;

public sealed class AnchorCommandTests(MarketFixture market) : IClassFixture<MarketFixture>, IAsyncLifetime
{
    private readonly AuditedMarket _audited = new(market);
    private StubNode _node = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _node = await StubNode.StartAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _audited.Dispose();
    }

    [Fact]
    public async Task A_checkpoint_is_compared_with_what_the_chain_holds()
    {
        var older = await GrowAsync(40, "older");
        var newer = await GrowAsync(300, "newer");
        _node.View = "null";
        (await RunAsync("newer")).ShouldBe(ExitCode.NotAnchored);
        _node.View = Anchor(newer);
        (await RunAsync("newer")).ShouldBe(ExitCode.Proven);
        (await RunAsync("older")).ShouldBe(ExitCode.NotAnchored);
        (await RunAsync("older", "--tiles", _audited.Tiles)).ShouldBe(ExitCode.Proven);
        _node.View = Anchor(older);
        (await RunAsync("newer", "--tiles", _audited.Tiles)).ShouldBe(ExitCode.Proven);

        _node.View = Anchor(older with { Root = newer.Root });
        (await RunAsync("older")).ShouldBe(ExitCode.Inconsistent);
        (await RunAsync("newer", "--tiles", _audited.Tiles)).ShouldBe(ExitCode.Inconsistent);
        // A copy of before the anchor, or a log that was set back behind it: it has no tiles for what the chain holds.
        _node.View = Anchor(newer with { Size = newer.Size + 5 });
        (await RunAsync("newer", "--tiles", _audited.Tiles)).ShouldBe(ExitCode.NotAnchored);
    }

    [Fact]
    public async Task Nodes_that_fail_or_answer_nonsense_are_told_from_a_verdict()
    {
        await GrowAsync(20, "one");
        foreach (var answer in new[] { null, "7", "{}", """{"origin":"other","size":1,"root":"x","by":"a","anchored_at":"1"}""" })
        {
            _node.View = answer;
            (await RunAsync("one")).ShouldBe(ExitCode.Failed, answer ?? "no answer");
        }
        _node.View = "null";
        (await AuditedMarket.RunAsync(
            "anchor", _audited.At("one"), "--rpc", _node.Address, "--contract", "NO ACCOUNT", "--policy", _audited.Policy)).Code
            .ShouldBe(ExitCode.Malformed);
    }

    private async Task<Checkpoint> GrowAsync(int events, string name)
    {
        await _audited.GrowAsync(events);
        File.Copy(Path.Combine(_audited.Tiles, "checkpoint"), _audited.At(name));
        SignedNote.TryParse(await File.ReadAllTextAsync(_audited.At(name), Ct), out var note).ShouldBeTrue();
        Checkpoint.TryParse(note.Text, out var checkpoint).ShouldBeTrue();
        return checkpoint;
    }

    private async Task<ExitCode> RunAsync(string checkpoint, params string[] more) => (await AuditedMarket.RunAsync(
        ["anchor", _audited.At(checkpoint), "--rpc", _node.Address, "--contract", "c.test.near", "--policy", _audited.Policy, .. more]))
        .Code;

    private static string Anchor(Checkpoint held) => JsonSerializer.Serialize(new
    {
        origin = held.Origin, size = held.Size, root = held.Root.ToString(), by = "scribe.test.near", anchored_at = "1790000000000000000",
    });
}
