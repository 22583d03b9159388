using Microsoft.Extensions.Options;
using Neura.Cryptography;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Receipts;
using NeuraNft.InferenceWorker.Tests.Jobs;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Receipts;

/// <summary>What a real run on a real log leaves behind.</summary>
public sealed class ReceiptTests(Workplace place) : IClassFixture<Workplace>
{
    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddHours(1);

    [Fact]
    public async Task Completed_run_carries_what_the_worker_signed_over_everything_it_used()
    {
        var job = await place.JobAsync(Alice);
        (await place.Worker("w1").HandleAsync(job, 1, MarketFixture.Ct)).ShouldBeTrue();
        var (completed, receipt) = await CompletedAsync(job);
        IsSigned(receipt).ShouldBeTrue();
        var salt = Convert.FromBase64String(receipt.Salt.ShouldNotBeNull());
        receipt.Receipt.InputCommitment.ShouldBe(RunCommitment.OfInput(salt, "text", "\"Guten Tag, wie geht es Ihnen heute?\""));
        receipt.Receipt.OutputCommitment.ShouldBe(RunCommitment.OfOutput(salt, completed.Result.Output));
        receipt.Receipt.Right.ShouldBe(new RightUsed(AccessLevel.AbsoluteOwnership, "owner", 1));
        (receipt.Receipt.Worker, receipt.Receipt.Attempt, receipt.Receipt.DurationMicroseconds)
            .ShouldBe(("w1", 1, completed.Result.DurationMicroseconds));
        receipt.Receipt.Attestation.Kind.ShouldBe(AttestationKind.Self);
        receipt.Receipt.Attestation.Measurement!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Same_input_twice_has_commitments_that_nobody_can_compare()
    {
        var receipts = new List<RunReceipt>();
        foreach (var job in new[] { await place.JobAsync(Alice), await place.JobAsync(Alice) })
        {
            await place.Worker("w1").HandleAsync(job, 1, MarketFixture.Ct);
            receipts.Add((await CompletedAsync(job)).Receipt.Receipt);
        }

        receipts.Select(r => r.InputCommitment).Distinct().Count().ShouldBe(2);
        receipts.Select(r => r.OutputCommitment).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Encrypted_run_leaves_neither_input_nor_answer_nor_salt_and_its_client_opens_it()
    {
        using var request = Request();
        var job = await place.JobAsync(Alice, kind: SealedInput.Kind, input: request.Json);
        (await place.Worker("w1").HandleAsync(job, 1, MarketFixture.Ct)).ShouldBeTrue();
        var (completed, receipt) = await CompletedAsync(job);
        IsSigned(receipt).ShouldBeTrue();
        receipt.Salt.ShouldBeNull();
        var answer = request.OpenAnswer(completed.Result.Output);
        answer.ShouldContain("deu");
        receipt.Receipt.InputCommitment.ShouldBe(request.InputCommitment);
        receipt.Receipt.OutputCommitment.ShouldBe(RunCommitment.OfOutput(request.Salt, answer));
        (await place.Market.CountAsync(
            "select count(*) from mt_events where stream_id = $1 and data::text ~ 'Guten|\\ydeu\\y'", $"inference/{job}")).ShouldBe(0);
    }

    [Fact]
    public async Task Encrypted_input_opens_for_nothing_but_the_request_that_it_names()
    {
        var others = new Dictionary<string, SealedRequest>
        {
            ["asset"] = Request(asset: new AssetId(Contract, "1:8")),
            ["version"] = Request(version: 2),
            ["requester"] = Request(requester: Bob),
            ["price"] = Request(price: Yocto.Parse("1")),
        };
        using var good = Request();
        var inputs = others.ToDictionary(o => o.Key, o => o.Value.Input);
        inputs["request"] = good.Input with { RequestId = Guid.NewGuid() };
        inputs["deadline"] = good.Input with { Deadline = good.Input.Deadline + 1 };
        inputs["ciphertext"] = good.Input with { Ciphertext = Convert.ToBase64String(new byte[64]) };
        inputs["encapsulated"] = good.Input with { Encapsulated = Convert.ToBase64String(new byte[32]) };
        foreach (var (field, input) in inputs)
        {
            var job = await place.JobAsync(Alice, kind: SealedInput.Kind, input: Application.Inferences.SealedInputs.Write(input));
            (await place.Worker("w1").HandleAsync(job, 1, MarketFixture.Ct)).ShouldBeTrue();
            (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>(field).Code.ShouldBe("SEALED_INPUT_INVALID", field);
        }

        foreach (var other in others.Values)
            other.Dispose();
    }

    [Fact]
    public async Task Input_that_is_encrypted_to_another_worker_is_left_to_it_while_there_is_time()
    {
        using var other = new WorkerKeyring(Options.Create(new WorkerOptions { Id = "other" }));
        var key = other.Registration.EncryptionKey;
        var (json, late) = (Write(key, Later), Write(key, DateTimeOffset.UtcNow.AddMinutes(-1)));
        var job = await place.JobAsync(Alice, kind: SealedInput.Kind, input: json);
        await place.Market.AppendAsync(Application.Inferences.SealedInputs.StreamOf(key), other.Registration);
        await Should.ThrowAsync<InputOfAnotherWorkerException>(() => place.Worker("w1").HandleAsync(job, 1, MarketFixture.Ct));
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Waiting>();

        var expired = await place.JobAsync(Alice, kind: SealedInput.Kind, input: late);
        (await place.Worker("w1").HandleAsync(expired, 1, MarketFixture.Ct)).ShouldBeTrue();
        (await place.StateAsync(expired)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("DEADLINE_EXCEEDED");

        using var nobodys = new WorkerKeyring(Options.Create(new WorkerOptions { Id = "nobody" }));
        var lost = await place.JobAsync(Alice, kind: SealedInput.Kind, input: Write(nobodys.Registration.EncryptionKey, Later));
        (await place.Worker("w1").HandleAsync(lost, 1, MarketFixture.Ct)).ShouldBeTrue();
        (await place.StateAsync(lost)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("SEALED_INPUT_INVALID");
    }

    [Fact]
    public async Task Encrypted_input_is_not_run_after_its_deadline()
    {
        using var late = Request(deadline: DateTimeOffset.UtcNow.AddMinutes(-1));
        var job = await place.JobAsync(Alice, kind: SealedInput.Kind, input: late.Json);
        await place.Worker("w1").HandleAsync(job, 1, MarketFixture.Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("DEADLINE_EXCEEDED");
    }

    private static string Write(string workerKey, DateTimeOffset deadline)
    {
        using var request = new SealedRequest(workerKey, Asset, 1, Alice, default, deadline);
        return request.Json;
    }

    private SealedRequest Request(
        AssetId? asset = null, int version = 1, Account? requester = null, Yocto price = default, DateTimeOffset? deadline = null) =>
        new(place.Keyring.Registration.EncryptionKey, asset ?? Asset, version, requester ?? Alice, price, deadline ?? Later);

    private async Task<(InferenceEvent.InferenceCompleted Event, SignedReceipt Receipt)> CompletedAsync(Guid job)
    {
        var last = (await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, MarketFixture.Ct))[^1].Data;
        var completed = last.ShouldBeOfType<InferenceEvent.InferenceCompleted>();
        return (completed, completed.Receipt.ShouldNotBeNull());
    }

    private bool IsSigned(SignedReceipt receipt)
    {
        receipt.SigningKey.ShouldBe(place.Keyring.Registration.SigningKey);
        var key = PublicKey.Import(
            SignatureAlgorithm.Ed25519, Convert.FromBase64String(receipt.SigningKey), KeyBlobFormat.RawPublicKey);
        return SignatureAlgorithm.Ed25519.Verify(key, receipt.Receipt.ToBytes(), Convert.FromBase64String(receipt.Signature));
    }
}
