using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.Cryptography;
using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Witnessing;
using NeuraNft.Application.Audit.Witnessing;

namespace NeuraNft.Api.Tests.Audit;

/// <summary>Witnesses over HTTP, each as it really runs: alive, down, slow, and shown two logs.</summary>
public sealed class WitnessRoundTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neura-witnesses-");
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly WitnessMetrics _metrics = new();
    private readonly HttpClient _http = new();
    private NoteSigner _log = null!;
    private RunningWitness _first = null!, _second = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = new NoteSigner("log.test/audit", NoteKeyType.Ed25519, _key);
        _first = await RunningWitness.StartAsync(At("w1"), "w1", _log.Verifier, Ct);
        _second = await RunningWitness.StartAsync(At("w2"), "w2", _log.Verifier, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _http.Dispose();
        _metrics.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_quorum_is_reached_although_one_witness_is_down_and_one_is_slow()
    {
        await using var slow = await SlowAsync();
        var down = _second.Witness with { Name = "down", Url = new Uri("http://127.0.0.1:1/witness") };
        var asleep = _first.Witness with { Name = "slow", Url = new Uri(slow.Urls.First()) };
        var tiles = Tiles("log");
        var policy = Policy("2", _first.Witness, _second.Witness);
        var round = Round(policy, tiles, _first.Witness, down, asleep, _second.Witness);
        foreach (var growth in new[] { 3, 300, 1 })
        {
            var (note, tree) = await GrowAsync(tiles, growth, 1);
            var cosigned = (await round.CosignAsync(note, tree, Ct)).ShouldNotBeNull();
            cosigned.Signatures.Count.ShouldBe(3);
            policy.Check(cosigned).ShouldBeOfType<PolicyVerdict.Trusted>();
            policy.Check(note).ShouldBeOfType<PolicyVerdict.QuorumMissed>();
        }
        (await Round(Policy("all", _first.Witness, _second.Witness), tiles, _first.Witness, down)
            .CosignAsync((await CheckpointPublisher.LastAsync(tiles, Ct))!, (await TreeAsync(tiles)), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_split_view_is_caught_by_the_witness_that_both_readers_trust()
    {
        var (view, other) = (Tiles("view"), Tiles("other"));
        var policy = Policy("all", _first.Witness);
        var (note, tree) = await GrowAsync(view, 100, 1);
        (await Round(policy, view, _first.Witness).CosignAsync(note, tree, Ct)).ShouldNotBeNull();

        // The same key signs another tree of the same size, and one that goes on from it: neither is ever cosigned.
        (note, tree) = await GrowAsync(other, 100, 2);
        (await ClientOf(_first.Witness).AskAsync(note, tree, other, Ct)).ShouldBeOfType<WitnessReply.Conflict>();
        (note, tree) = await GrowAsync(other, 50, 2);
        (await ClientOf(_first.Witness).AskAsync(note, tree, other, Ct)).ShouldBeOfType<WitnessReply.Conflict>();
        (await Round(policy, other, _first.Witness).CosignAsync(note, tree, Ct)).ShouldBeNull();

        // The first goes on all the same.
        (note, tree) = await GrowAsync(view, 20, 1);
        (await Round(policy, view, _first.Witness).CosignAsync(note, tree, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_log_that_was_set_back_is_told_so_by_its_witness_also_after_a_restart_of_both()
    {
        var (log, backup) = (Tiles("grown"), Tiles("backup"));
        await GrowAsync(backup, 40, 1);
        var (note, tree) = await GrowAsync(log, 60, 1);
        (await ClientOf(_first.Witness).AskAsync(note, tree, log, Ct)).ShouldBeOfType<WitnessReply.Cosigned>();
        await _first.DisposeAsync();
        _first = await RunningWitness.StartAsync(At("w1"), "w1", _log.Verifier, Ct);
        (await ClientOf(_first.Witness).AskAsync((await CheckpointPublisher.LastAsync(backup, Ct))!, await TreeAsync(backup), backup, Ct))
            .ShouldBe(new WitnessReply.Ahead(60));
    }

    [Fact]
    public async Task A_witness_answers_strangers_and_nonsense_with_the_specifications_statuses()
    {
        using var stranger = Key.Create(SignatureAlgorithm.Ed25519);
        var tiles = Tiles("statuses");
        var (note, tree) = await GrowAsync(tiles, 5, 1);
        string Body(NoteSigner by, string text) => new WitnessRequest(0, [], new SignedNote(text, [by.Sign(text, default)])).ToString();
        (await PostAsync("nonsense")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(new string('x', 40_000))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var forger = new NoteSigner(_log.Verifier.Name, NoteKeyType.Ed25519, stranger);
        (await PostAsync(Body(forger, note.Text))).ShouldBe(HttpStatusCode.Forbidden);
        var unknown = new NoteSigner("other.test/log", NoteKeyType.Ed25519, stranger);
        (await PostAsync(Body(unknown, (tree with { Origin = "other.test/log" }).ToString()))).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(new WitnessRequest(3, [], note).ToString())).ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync(new WitnessRequest(0, [], note).ToString())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_signature_of_another_key_is_not_taken_for_the_witness()
    {
        var tiles = Tiles("wrong-key");
        var (note, tree) = await GrowAsync(tiles, 5, 1);
        var misnamed = _second.Witness with { Url = _first.Witness.Url };
        (await ClientOf(misnamed).AskAsync(note, tree, tiles, Ct)).ShouldBeOfType<WitnessReply.Refused>();
    }

    private async Task<HttpStatusCode> PostAsync(string body)
    {
        using var content = new StringContent(body);
        using var answer = await _http.PostAsync(new Uri($"{_first.Witness.Url}/add-checkpoint"), content, Ct);
        return answer.StatusCode;
    }

    private static async Task<WebApplication> SlowAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/add-checkpoint", async (HttpContext context) => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        await app.StartAsync(Ct);
        return app;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private FolderTileStore Tiles(string name) => new(At(name));

    private WitnessClient ClientOf(PolicyWitness witness) => new(_http, witness, TimeSpan.FromSeconds(30));

    private WitnessRound Round(LogPolicy policy, ITileStore tiles, params PolicyWitness[] witnesses) => new(
        policy, [.. witnesses.Select(w => new WitnessClient(_http, w, w.Name == "slow" ? Patience : TimeSpan.FromSeconds(30)))], tiles,
        _metrics, NullLogger<WitnessRound>.Instance);

    private LogPolicy Policy(string quorum, params PolicyWitness[] witnesses) => LogPolicy.Parse(
        $"log {_log.Verifier}\n{string.Concat(witnesses.Select(w => $"witness {w.Name} {w.Key} {w.Url}\n"))}"
        + $"group g {quorum} {string.Join(' ', witnesses.Select(w => w.Name))}\nquorum g\n");

    private static async Task<Checkpoint> TreeAsync(ITileStore tiles)
    {
        Checkpoint.TryParse((await CheckpointPublisher.LastAsync(tiles, Ct))!.Text, out var tree).ShouldBeTrue();
        return tree;
    }

    /// <summary>Adds entries that depend on the seed, and publishes: a log of the one key.</summary>
    private async Task<(SignedNote Note, Checkpoint Tree)> GrowAsync(ITileStore tiles, int count, byte seed)
    {
        var size = (await TreeSize.ReadAsync(tiles, Ct)).Size;
        await TreeIntegration.AppendAsync(
            tiles, size, [.. Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<byte>)new[] { seed, (byte)i })], Ct);
        var publisher = new CheckpointPublisher(tiles, _log);
        var note = (await publisher.SignAsync(null, DateTimeOffset.UnixEpoch, Ct))!;
        await publisher.PublishAsync(note, Ct);
        return (note, await TreeAsync(tiles));
    }
}
