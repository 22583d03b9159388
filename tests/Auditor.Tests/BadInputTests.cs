using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Neura.Cryptography;
using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using Neura.TransparencyLog.Witnessing;
using NeuraNft.Application.Tests;

namespace NeuraNft.Auditor.Tests;

/// <summary>Every field of a small log is changed, one bit at a time: the command refuses each, by its exit code and by name.</summary>
public sealed class BadInputTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private const int Hash = 32;
    private const int LargerThanTheLog = 1_000;
    private readonly AuditedMarket _audited = new(market);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string[] VerifyLog => ["verify-log", _audited.Tiles, "--policy", _audited.Policy];

    public void Dispose() => _audited.Dispose();

    [Fact]
    public async Task A_bit_of_the_checkpoint_is_named_wherever_it_is()
    {
        await _audited.GrowAsync(20);
        var file = Path.Combine(_audited.Tiles, "checkpoint");
        var bytes = await File.ReadAllBytesAsync(file, Ct);
        for (var at = 0; at < bytes.Length; at++)
        {
            var (code, text) = await FlippedAsync(file, bytes, at);
            code.ShouldBeOneOf([ExitCode.NotTrusted, ExitCode.Malformed], $"byte {at}: {text}");
            text.ShouldContain("checkpoint");
        }
    }

    [Fact]
    public async Task A_bit_of_a_hash_or_of_an_entry_is_named_by_its_file_or_its_position()
    {
        await _audited.GrowAsync(300);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_audited.Tiles, "tile"), "*", SearchOption.AllDirectories).ToList())
        {
            var bytes = await File.ReadAllBytesAsync(file, Ct);
            var name = Path.GetRelativePath(_audited.Tiles, file);
            var isEntries = name.Contains("entries", StringComparison.Ordinal);
            var starts = isEntries ? Entries(bytes) : [.. Enumerable.Range(0, bytes.Length / Hash).Select(i => i * Hash)];
            var places =
                from number in Enumerable.Range(0, starts.Count)
                where number % 40 == 0
                from field in Enumerable.Range(0, isEntries ? 6 : 2)
                select (starts[number] + (isEntries ? 2 + field * 25 : field * 31), number);
            foreach (var (at, number) in places.ToList())
            {
                var (code, text) = await FlippedAsync(file, bytes, at);
                code.ShouldBe(ExitCode.LogDamaged, $"{name} byte {at}");
                var first = name.Contains("001", StringComparison.Ordinal) ? 256 : 0;
                text.ShouldContain(isEntries || name.Contains("tile/0/", StringComparison.Ordinal)
                    ? string.Create(CultureInfo.InvariantCulture, $"position {first + number + 1} ") : name);
            }

            await File.WriteAllBytesAsync(file, bytes[..^1], Ct);
            (await AuditedMarket.RunAsync(VerifyLog)).ShouldSatisfyAllConditions(
                r => r.Code.ShouldBe(ExitCode.LogDamaged), r => r.Text.ShouldContain(name));
            File.Delete(file);
            (await AuditedMarket.RunAsync(VerifyLog)).ShouldSatisfyAllConditions(
                r => r.Code.ShouldBe(ExitCode.LogDamaged), r => r.Text.ShouldContain($"{name} is missing."));
            await File.WriteAllBytesAsync(file, bytes, Ct);
        }

        (await AuditedMarket.RunAsync(VerifyLog)).Code.ShouldBe(ExitCode.Proven);
    }

    [Fact]
    public async Task Entries_in_another_order_are_both_named()
    {
        await _audited.GrowAsync(20);
        var file = Directory.GetFiles(Path.Combine(_audited.Tiles, "tile", "entries"), "*", SearchOption.AllDirectories).Min()!;
        var bytes = await File.ReadAllBytesAsync(file, Ct);
        var starts = Entries(bytes);
        await File.WriteAllBytesAsync(
            file, [.. bytes[..starts[3]], .. bytes[starts[4]..starts[5]], .. bytes[starts[3]..starts[4]], .. bytes[starts[5]..]], Ct);
        var (code, text) = await AuditedMarket.RunAsync(VerifyLog);
        code.ShouldBe(ExitCode.LogDamaged);
        text.ShouldContain("position 4 ");
        text.ShouldContain("position 5 ");
    }

    [Fact]
    public async Task A_changed_field_of_a_case_has_the_exit_code_of_what_it_breaks()
    {
        await _audited.GrowAsync(20);
        var file = _audited.At("case.json");
        string[] export = ["export-case", "7", "--tiles", _audited.Tiles, "--out", file, "--connection", market.ConnectionString];
        (await AuditedMarket.RunAsync(export)).Code.ShouldBe(ExitCode.Proven);
        var whole = JsonNode.Parse(await File.ReadAllTextAsync(file, Ct))!;
        var entry = (string)whole["events"]![0]!["entry"]!;
        foreach (var (field, _) in JsonNode.Parse(entry)!.AsObject())
        {
            // Behind the quote of a text, or a number's first digit.
            var at = entry.IndexOf($"\"{field}\":", StringComparison.Ordinal) + field.Length + 3;
            if (entry[at] == '"') at++;
            var verdict = await VerifyAsync("entry", $"{entry[..at]}{(char)(entry[at] ^ 1)}{entry[(at + 1)..]}");
            verdict.ShouldBeOneOf([ExitCode.NotIncluded, ExitCode.EventChanged, ExitCode.Malformed], field);
        }

        foreach (var field in new[] { "salt", "stream", "data", "metadata" })
            // A changed salt may be no base64 any more.
            (await VerifyAsync(field, Flipped((string)whole["events"]![0]![field]!)))
                .ShouldBeOneOf(field == "salt" ? [ExitCode.EventChanged, ExitCode.Malformed] : [ExitCode.EventChanged], field);
        var proof = (string)whole["events"]![0]!["proof"]!;
        for (var at = 0; at < proof.Length; at += 3)
            (await VerifyAsync("proof", $"{proof[..at]}{(char)(proof[at] ^ 1)}{proof[(at + 1)..]}"))
                .ShouldBeOneOf([ExitCode.NotIncluded, ExitCode.NotTrusted, ExitCode.Malformed], $"byte {at} of the proof");

        async Task<ExitCode> VerifyAsync(string field, string value)
        {
            var copy = whole.DeepClone();
            copy["events"]![0]![field] = value;
            await File.WriteAllTextAsync(file, copy.ToJsonString(), Ct);
            return (await AuditedMarket.RunAsync("verify", file, "--policy", _audited.Policy)).Code;
        }
    }

    [Fact]
    public async Task A_split_view_is_inconsistent_and_has_no_cosignature()
    {
        await _audited.GrowAsync(40);
        var shown = Path.Combine(_audited.Tiles, "checkpoint");
        var fork = await ForkAsync();
        (await AuditedMarket.RunAsync("consistency", shown, Path.Combine(fork, "checkpoint"), "--tiles", fork, "--policy", _audited.Policy))
            .ShouldSatisfyAllConditions(
                r => r.Code.ShouldBe(ExitCode.Inconsistent), r => r.Text.ShouldContain("not the newer one's beginning"));

        using var key = Key.Create(SignatureAlgorithm.Ed25519);
        var signer = new NoteSigner("witness.test", NoteKeyType.Cosignature, key);
        using var witness = new Witness(signer, [_audited.Signer.Verifier], new FolderWitnessState(_audited.At("witness")));
        await File.WriteAllTextAsync(
            _audited.Policy, $"log {_audited.Signer.Verifier}\nwitness w {signer.Verifier}\ngroup all all w\nquorum all\n", Ct);
        (await AuditedMarket.RunAsync(VerifyLog)).Text.ShouldContain("Not enough witnesses cosigned");
        SignedNote.TryParse(await File.ReadAllBytesAsync(shown, Ct), out var note).ShouldBeTrue();
        var answer = await witness.AddCheckpointAsync(new WitnessRequest(0, [], note).ToString(), DateTimeOffset.UnixEpoch, Ct);
        await File.WriteAllTextAsync(shown, note.With(answer.ShouldBeOfType<WitnessAnswer.Cosigned>().Signature).ToString(), Ct);
        (await AuditedMarket.RunAsync(VerifyLog)).Code.ShouldBe(ExitCode.Proven);

        SignedNote.TryParse(await File.ReadAllBytesAsync(Path.Combine(fork, "checkpoint"), Ct), out var other).ShouldBeTrue();
        Checkpoint.TryParse(note.Text, out var cosigned).ShouldBeTrue();
        var proof = await new TreeReader(new FolderTileStore(fork), LargerThanTheLog).ConsistencyAsync(cosigned.Size, Ct);
        (await witness.AddCheckpointAsync(
            new WitnessRequest(cosigned.Size, [.. proof], other).ToString(), DateTimeOffset.UnixEpoch, Ct))
            .ShouldBeOfType<WitnessAnswer.Inconsistent>();
        (await AuditedMarket.RunAsync("verify-log", fork, "--policy", _audited.Policy)).ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(ExitCode.NotTrusted), r => r.Text.ShouldContain("Not enough witnesses cosigned"));
    }

    // Another log under the same key: what a market would show to somebody else.
    private async Task<string> ForkAsync()
    {
        var store = new FolderTileStore(_audited.At("fork"));
        var entries = Enumerable.Range(0, LargerThanTheLog).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"other {i}"));
        await TreeIntegration.AppendAsync(store, 0, entries.ToList(), Ct);
        var publisher = new CheckpointPublisher(store, _audited.Signer);
        await publisher.PublishAsync((await publisher.SignAsync(null, DateTimeOffset.UnixEpoch, Ct))!, Ct);
        return _audited.At("fork");
    }

    private async Task<(ExitCode Code, string Text)> FlippedAsync(string file, byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Ct);
        var result = await AuditedMarket.RunAsync(VerifyLog);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Ct);
        return result;
    }

    private static List<int> Entries(byte[] bundle)
    {
        var starts = new List<int>();
        for (var at = 0; at < bundle.Length; at += 2 + (bundle[at] << 8) + bundle[at + 1]) starts.Add(at);
        return starts;
    }

    private static string Flipped(string text)
    {
        var at = text.Length / 2;
        return $"{text[..at]}{(char)(text[at] ^ 1)}{text[(at + 1)..]}";
    }
}
