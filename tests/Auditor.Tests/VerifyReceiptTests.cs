using System.Text.Json.Nodes;
using Neura.Cryptography;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Auditor.Tests;

/// <summary>A receipt is checked from its file and a key alone; whatever is changed in it is found.</summary>
public sealed class VerifyReceiptTests : IDisposable
{
    private const string Input = "\"Guten Tag\"";
    private const string Output = """{"label":"deu"}""";
    private readonly string folder = Directory.CreateTempSubdirectory("neura-receipt-").FullName;
    private readonly Key key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly byte[] salt = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string PublicKey => Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Receipt_is_proven_with_its_input_and_answer() =>
        (await VerifyAsync(Document().ToString(), Input, Output)).ShouldBe(ExitCode.Proven);

    [Fact]
    public async Task Every_field_that_is_changed_is_found()
    {
        var text = Document().ToString();
        var fields = Leaves(JsonNode.Parse(text)!).Select(n => n.GetPath()).ToList();
        fields.Count.ShouldBe(28);
        foreach (var field in fields)
        {
            var changed = JsonNode.Parse(text)!;
            var leaf = Leaves(changed).Single(n => n.GetPath() == field);
            leaf.ReplaceWith(Flipped(leaf, field));
            var code = await VerifyAsync(changed.ToJsonString(), Input, Output);
            code.ShouldBe(ExpectedFor(field), field);
        }
    }

    [Fact]
    public async Task Field_that_is_missing_or_more_is_malformed()
    {
        var text = Document().ToString();
        foreach (var field in JsonNode.Parse(text)!["receipt"]!.AsObject().Select(p => p.Key).ToList())
        {
            var without = JsonNode.Parse(text)!;
            without["receipt"]!.AsObject().Remove(field);
            (await VerifyAsync(without.ToJsonString())).ShouldBe(ExitCode.Malformed, field);
        }

        var more = JsonNode.Parse(text)!;
        more["receipt"]!["tip"] = "1";
        foreach (var nonsense in new[] { "", "null", "[]", "{}", text[..^9], more.ToJsonString() })
            (await VerifyAsync(nonsense)).ShouldBe(ExitCode.Malformed);
    }

    [Fact]
    public async Task Another_input_or_answer_differs_and_without_a_salt_neither_can_be_tried()
    {
        var document = Document();
        (await VerifyAsync(document.ToString(), "\"Guten  Tag\"")).ShouldBe(ExitCode.OpeningDiffers);
        (await VerifyAsync(document.ToString(), Input, "{}")).ShouldBe(ExitCode.OpeningDiffers);
        var closed = (document with { Opening = null }).ToString();
        (await VerifyAsync(closed)).ShouldBe(ExitCode.Proven);
        (await VerifyAsync(closed, Input)).ShouldBe(ExitCode.Malformed);
        (await VerifyAsync(closed, Input, Output, Convert.ToBase64String(salt))).ShouldBe(ExitCode.Proven);
    }

    [Fact]
    public async Task Key_that_is_not_trusted_proves_nothing_though_it_signed()
    {
        using var other = Key.Create(SignatureAlgorithm.Ed25519);
        (await VerifyAsync(Document(other).ToString())).ShouldBe(ExitCode.NotTrusted);
        (await VerifyAsync((Document(other) with { SigningKey = PublicKey }).ToString())).ShouldBe(ExitCode.ReceiptChanged);
        (await RunAsync(await FileAsync(Document().ToString()), "--worker-key", "none")).ShouldBe(ExitCode.Malformed);
        (await RunAsync(await FileAsync(Document().ToString()), "--worker-key", Convert.ToBase64String(new byte[32])))
            .ShouldBe(ExitCode.Malformed);
    }

    private ReceiptDocument Document(Key? signer = null)
    {
        var receipt = new RunReceipt(
            Job, Asset, 1, Content.Cid, Content.Sha256, Bob, At(10), RunCommitment.OfInput(salt, "text", Input),
            RunCommitment.OfOutput(salt, Output), "onnxruntime 1.23.2", "CPU", "worker-1", 1, 1_250,
            new RightUsed(AccessLevel.UseModel, "grant", 7), Yocto.Parse("1000"),
            new Payouts([KeyValuePair.Create(Alice, Yocto.Parse("970")), KeyValuePair.Create(Dave, Yocto.Parse("30"))]),
            new Attestation(AttestationKind.Self, new string('9', 64)));
        var signature = SignatureAlgorithm.Ed25519.Sign(signer ?? key, receipt.ToBytes());
        var signing = Convert.ToBase64String((signer ?? key).PublicKey.Export(KeyBlobFormat.RawPublicKey));
        return ReceiptDocument.Of(new SignedReceipt(receipt, signing, Convert.ToBase64String(signature), Convert.ToBase64String(salt)));
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode node) => node switch
    {
        JsonObject of => of.SelectMany(p => Leaves(p.Value!)),
        JsonArray of => of.SelectMany(n => Leaves(n!)),
        _ => [node.AsValue()],
    };

    private static JsonNode Flipped(JsonValue leaf, string field) => leaf.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? leaf.GetValue<long>() + 1
        : field switch
        {
            "$.receipt.attestation.kind" => "none",
            "$.receipt.job" => Guid.Empty.ToString(),
            "$.signature" => Convert.ToBase64String(new byte[64]),
            "$.signingKey" or "$.opening.salt" => Convert.ToBase64String(new byte[32]),
            _ when leaf.GetValue<string>() is var text => text[..^1] + (text[^1] == '1' ? '2' : '1'),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ExitCode ExpectedFor(string field) => field switch
    {
        "$.format" => ExitCode.Malformed,
        "$.signingKey" => ExitCode.NotTrusted,
        "$.opening.salt" => ExitCode.OpeningDiffers,
        _ => ExitCode.ReceiptChanged,
    };

    private async Task<ExitCode> VerifyAsync(string document, string? input = null, string? output = null, string? opening = null)
    {
        var arguments = new List<string> { "--worker-key", PublicKey };
        if (input is not null)
            arguments.AddRange(["--input", await FileAsync(input)]);
        if (output is not null)
            arguments.AddRange(["--answer", await FileAsync(output)]);
        if (opening is not null)
            arguments.AddRange(["--salt", opening]);
        return await RunAsync(await FileAsync(document), [.. arguments]);
    }

    private static async Task<ExitCode> RunAsync(string file, params string[] arguments) =>
        (await AuditedMarket.RunAsync(["verify-receipt", file, .. arguments])).Code;

    private async Task<string> FileAsync(string text)
    {
        var file = Path.Combine(folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, text, Ct);
        return file;
    }
}
