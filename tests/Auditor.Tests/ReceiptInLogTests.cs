using Neura.Cryptography;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Auditor.Tests;

/// <summary>A receipt whose key nobody has to be told: the log proves that the worker registered it, and that the run is in it.</summary>
public sealed class ReceiptInLogTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly AuditedMarket audited = new(market);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => audited.Dispose();

    [Fact]
    public async Task Key_and_run_are_proven_by_a_case_and_what_is_not_in_it_is_not()
    {
        using var key = Key.Create(SignatureAlgorithm.Ed25519);
        var signed = Signed(key, "CPU");
        await market.AppendAsync(StreamKeys.WorkerKey(new string('1', 64)), Registered(key));
        var position = await market.CountAsync("select position from es_head");
        await market.AppendAsync(
            StreamKeys.Inference(Job), new InferenceEvent.InferenceCompleted(Job, "worker-1", 1, Result) { Receipt = signed });
        await audited.GrowAsync(40);
        var document = audited.At("receipt.json");
        await File.WriteAllTextAsync(document, ReceiptDocument.Of(signed).ToString(), Ct);

        (await VerifyAsync(document, position, position + 1)).ShouldBe(ExitCode.Proven);
        (await VerifyAsync(document, position)).ShouldBe(ExitCode.NotIncluded);
        (await VerifyAsync(document, position + 1)).ShouldBe(ExitCode.NotTrusted);

        // Signed by the same worker, for the same job, and not what the log has.
        await File.WriteAllTextAsync(document, ReceiptDocument.Of(Signed(key, "CUDA")).ToString(), Ct);
        (await VerifyAsync(document, position, position + 1)).ShouldBe(ExitCode.ReceiptChanged);
        (await AuditedMarket.RunAsync("verify-receipt", document)).Code.ShouldBe(ExitCode.Malformed);
    }

    private static SignedReceipt Signed(Key key, string provider)
    {
        var receipt = new RunReceipt(
            Job, Asset, 1, Content.Cid, Content.Sha256, Bob, At(10), new string('e', 64), new string('f', 64), "onnxruntime", provider,
            "worker-1", 1, 1_250, new RightUsed(Domain.Assets.AccessLevel.UseModel, "grant", 7), Yocto.Zero, Payouts.None,
            Attestation.None);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, receipt.ToBytes());
        return new SignedReceipt(receipt, Public(key), Convert.ToBase64String(signature), null);
    }

    private static WorkerKeyEvent.WorkerKeysRegistered Registered(Key key)
    {
        var encryption = Convert.ToBase64String(new byte[32]);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, WorkerKeys.ToBytes("worker-1", Public(key), encryption));
        return new WorkerKeyEvent.WorkerKeysRegistered("worker-1", Public(key), encryption, Convert.ToBase64String(signature));
    }

    private static string Public(Key key) => Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    private async Task<ExitCode> VerifyAsync(string document, params long[] positions)
    {
        var file = audited.At("case.json");
        var chosen = positions.Select(p => p.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (code, text) = await AuditedMarket.RunAsync(
            ["export-case", .. chosen, "--tiles", audited.Tiles, "--out", file, "--connection", market.ConnectionString]);
        code.ShouldBe(ExitCode.Proven, text);
        return (await AuditedMarket.RunAsync("verify-receipt", document, "--case", file, "--policy", audited.Policy)).Code;
    }
}
