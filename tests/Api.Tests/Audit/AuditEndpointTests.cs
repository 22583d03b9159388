using System.Net;
using System.Text;
using System.Text.Json;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using NeuraNft.Application.Audit;
using NeuraNft.Domain.Audit;

namespace NeuraNft.Api.Tests.Audit;

[Collection(AuditedMarkets.Name)]
public sealed class AuditEndpointTests(AuditedMarket audited)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anchor_names_the_checkpoint_that_the_chain_holds()
    {
        using var answer = await audited.GetAsync("/audit/anchor", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var anchor = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        SignedNote.TryParse(anchor.RootElement.GetProperty("checkpoint").GetString()!, out var note).ShouldBeTrue();
        Checkpoint.TryParse(note.Text, out var checkpoint).ShouldBeTrue();
        note.IsSignedBy(audited.Host.Service<AuditLog>().Verifier).ShouldBeTrue();
        checkpoint.Size.ShouldBe(anchor.RootElement.GetProperty("size").GetInt64());
        checkpoint.Root.ToString().ShouldBe(anchor.RootElement.GetProperty("root").GetString());
        // The chain holds that one, or a greater one by now, whose beginning it is.
        var held = await audited.Market.Chain.ViewAsync("nrc_latest_anchor", new { origin = checkpoint.Origin }, Ct);
        held.GetProperty("size").GetInt64().ShouldBeGreaterThanOrEqualTo(checkpoint.Size);
        anchor.RootElement.GetProperty("transaction").GetString().ShouldNotBeNullOrEmpty();
        anchor.RootElement.GetProperty("contract").GetString().ShouldBe(audited.Contract);
    }

    [Fact]
    public async Task Checkpoint_and_key_are_never_cached_and_tiles_are_for_ever()
    {
        var (_, checkpoint) = await CheckpointAsync();
        foreach (var path in Paths(checkpoint.Size))
        {
            using var tile = await audited.GetAsync(path, Ct);
            tile.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            tile.Headers.CacheControl!.ToString().ShouldContain("immutable");
            var etag = tile.Headers.ETag.ShouldNotBeNull();
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(etag);
            using var same = await audited.Http.SendAsync(again, Ct);
            same.StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
        }
    }

    [Fact]
    public async Task Tiles_have_the_length_that_their_width_says_and_the_root_that_was_signed()
    {
        var (note, checkpoint) = await CheckpointAsync();
        note.IsSignedBy(audited.Host.Service<AuditLog>().Verifier).ShouldBeTrue();
        foreach (var path in Paths(checkpoint.Size).Where(p => !p.Contains("entries", StringComparison.Ordinal)))
        {
            TileId.TryParse(path["/audit/".Length..], out var tile).ShouldBeTrue();
            (await audited.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), Ct)).Length.ShouldBe(tile.Width * TreeHash.Size, path);
        }
        (await new TreeReader(new HttpTiles(audited.Http), checkpoint.Size).RootAsync(Ct)).ShouldBe(checkpoint.Root);
    }

    [Theory]
    [InlineData("/audit/tile/0/999")]
    [InlineData("/audit/tile/7/000")]
    [InlineData("/audit/tile/8/000")]
    [InlineData("/audit/tile/0/0")]
    [InlineData("/audit/tile/0/000.p/0")]
    [InlineData("/audit/tile/0/000.p/256")]
    [InlineData("/audit/tile/0/..%2F..%2Faudit.key")]
    [InlineData("/audit/../audit.key")]
    [InlineData("/audit/integrated")]
    [InlineData("/audit/tile/entries/")]
    public async Task What_is_no_tile_of_the_log_is_not_found(string path)
    {
        using var answer = await audited.GetAsync(path, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task Every_entry_of_a_page_carries_a_proof_that_a_stranger_can_check()
    {
        var asked = await Eventually.SeesAsync(
            async () => (await audited.Host.Door.AskAsync(
                """
                { auditLog { origin key checkpoint { size root note } anchor { size root checkpoint transaction anchoredBy position } }
                  auditEntries(first: 10) { nodes { position eventId type proof { leafIndex leaf hashes treeSize root checkpoint } } } }
                """,
                new { }, Ct)).Body.GetProperty("data"),
            data => data.GetProperty("auditEntries").GetProperty("nodes") is var nodes && nodes.GetArrayLength() > 0
                && nodes.EnumerateArray().All(n => n.GetProperty("proof").ValueKind == JsonValueKind.Object),
            Ct);
        NoteVerifier.TryParse(asked.GetProperty("auditLog").GetProperty("key").GetString()!, out var log).ShouldBeTrue();
        var key = log.ShouldNotBeNull();
        asked.GetProperty("auditLog").GetProperty("anchor").GetProperty("transaction").GetString().ShouldNotBeNullOrEmpty();
        foreach (var node in asked.GetProperty("auditEntries").GetProperty("nodes").EnumerateArray())
        {
            var proof = node.GetProperty("proof");
            var leaf = Encoding.UTF8.GetBytes(proof.GetProperty("leaf").GetString()!);
            SignedNote.TryParse(proof.GetProperty("checkpoint").GetString()!, out var note).ShouldBeTrue();
            note.IsSignedBy(key).ShouldBeTrue();
            Checkpoint.TryParse(note.Text, out var tree).ShouldBeTrue();
            List<TreeHash> hashes = [.. proof.GetProperty("hashes").EnumerateArray().Select(h => Hash(h.GetString()!))];
            InclusionProof.Verify(TreeHash.OfLeaf(leaf), proof.GetProperty("leafIndex").GetInt64(), tree.Size, hashes, tree.Root)
                .ShouldBeTrue();
            var said = AuditLeaf.FromEntry(leaf).ShouldNotBeNull();
            (said.Position.ToString(System.Globalization.CultureInfo.InvariantCulture), said.EventId.ToString(), said.Type).ShouldBe(
                (node.GetProperty("position").GetString(), node.GetProperty("eventId").GetString(), node.GetProperty("type").GetString()));
        }
    }

    [Theory]
    [InlineData("", "included\nopened\npublished\nanchored\n")]
    [InlineData("leaf", "not in the tree\n")]
    [InlineData("size", "the signature is wrong\n")]
    [InlineData("index", "not in the tree\n")]
    [InlineData("entry", "included\nanother entry\n")]
    [InlineData("data", "included\nthe event is not what its leaf commits to\n")]
    public async Task A_browsers_own_cryptography_checks_an_entry_to_its_anchor(string changed, string told)
    {
        // An event of the chain that is in the published log and under the anchor.
        var position = await ChainEntryAsync();
        (await Clients.NodeScript.RunAsync("proof.mjs", Ct, $"{audited.Host.Address}".TrimEnd('/'), position, changed)).ShouldBe(told);
    }

    [Fact]
    public async Task An_entry_is_found_by_its_position_and_opened_where_the_chain_shows_it_anyway()
    {
        const string Entry = "query Entry($position: Position!) { auditEntry(position: $position) { position opening { data } } }";
        var ofChain = await audited.Host.Door.AskAsync(Entry, new { position = await ChainEntryAsync() }, Ct);
        ofChain.Body.GetProperty("data").GetProperty("auditEntry").GetProperty("opening").GetProperty("data").GetString()
            .ShouldNotBeNullOrEmpty();
        var worker = await EntryAsync(isOfChain: false);
        var here = await audited.Host.Door.AskAsync(Entry, new { position = worker }, Ct);
        here.Body.GetProperty("data").GetProperty("auditEntry").GetProperty("opening").ValueKind.ShouldBe(JsonValueKind.Null);
        var nowhere = await audited.Host.Door.AskAsync(Entry, new { position = "999999999" }, Ct);
        nowhere.Body.GetProperty("data").GetProperty("auditEntry").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Health_tells_how_far_the_anchor_is_behind()
    {
        using var answer = await audited.GetAsync("/audit/health", Ct);
        using var health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        var isLate = health.RootElement.GetProperty("status").GetString() == "late";
        answer.StatusCode.ShouldBe(isLate ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        health.RootElement.GetProperty("gapEvents").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
        health.RootElement.GetProperty("lagSeconds").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
    }

    private Task<string> ChainEntryAsync() => EntryAsync(isOfChain: true);

    /// <summary>Position of an entry that is published and anchored.</summary>
    private async Task<string> EntryAsync(bool isOfChain)
    {
        const string Entries = """
            query Entries($after: String) {
              auditLog { anchor { size } }
              auditEntries(first: 50, after: $after) {
                nodes { position origin { network } proof { leafIndex } } pageInfo { hasNextPage endCursor }
              }
            }
            """;
        (JsonElement? found, string? after) = (null, null);
        await Eventually.HoldsAsync(
            async () =>
            {
                // How many of the chain come before the first of this node depends on what the other tests have done by then.
                var data = (await audited.Host.Door.AskAsync(Entries, new { after }, Ct)).Body.GetProperty("data");
                var info = data.GetProperty("auditEntries").GetProperty("pageInfo");
                after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
                if (data.GetProperty("auditLog").GetProperty("anchor") is not { ValueKind: JsonValueKind.Object } anchor) return false;
                found = data.GetProperty("auditEntries").GetProperty("nodes").EnumerateArray().Where(n =>
                    n.GetProperty("origin").ValueKind == (isOfChain ? JsonValueKind.Object : JsonValueKind.Null)
                    && n.GetProperty("proof") is { ValueKind: JsonValueKind.Object } proof
                    && proof.GetProperty("leafIndex").GetInt64() < anchor.GetProperty("size").GetInt64())
                    .Cast<JsonElement?>().FirstOrDefault();
                return found is not null;
            },
            Ct);
        return found!.Value.GetProperty("position").GetString()!;
    }

    private static TreeHash Hash(string text)
    {
        TreeHash.TryParse(text, out var hash).ShouldBeTrue();
        return hash;
    }

    private async Task<(SignedNote Note, Checkpoint Checkpoint)> CheckpointAsync()
    {
        using var answer = await audited.GetAsync("/audit/checkpoint", Ct);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        SignedNote.TryParse(await answer.Content.ReadAsByteArrayAsync(Ct), out var note).ShouldBeTrue();
        Checkpoint.TryParse(note.Text, out var checkpoint).ShouldBeTrue();
        return (note, checkpoint);
    }

    private static IEnumerable<string> Paths(long size) =>
        from level in Enumerable.Range(TileId.EntriesLevel, TilesOfTree.Levels(size) + 1)
        from tile in TilesOfTree.OfLevel(size, level)
        select $"/audit/{tile.Path}";

    private sealed class HttpTiles(HttpClient http) : ITileStore
    {
        public async Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken) =>
            await http.GetByteArrayAsync(new Uri($"/audit/{tile.Path}", UriKind.Relative), cancellationToken);

        public Task WriteAsync(TileId tile, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<byte[]?> ReadFileAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReplaceFileAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
