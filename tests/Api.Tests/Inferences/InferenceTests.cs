using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Inferences;

public sealed class InferenceTests(TestedAsset tested) : IClassFixture<TestedAsset>
{
    private readonly MintedAsset asset = tested.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Granted_account_gets_the_models_answer()
    {
        var job = await asset.RunAsync(new { text = asset.Market.Sample.Text }, Ct);
        job.GetProperty("status").GetString().ShouldBe("COMPLETED", job.ToString());
        job.GetProperty("output").GetProperty("label").GetString().ShouldBe("deu");
        job.GetProperty("requester").GetString().ShouldBe(asset.User.Account);
        job.GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
    }

    [Theory]
    [Trait("Abuse", "52")]
    [InlineData("""[{"name":"ngrams","type":"float","shape":[1,3],"values":[1,2,3]}]""", "expected float[", "got float[1,3]")]
    [InlineData("""[{"name":"ngrams","type":"int64","shape":[1,2],"values":[1,2]}]""", "expected float[", "got int64[1,2]")]
    [InlineData("""[{"name":"ngrams","type":"float","shape":[2],"values":[1,2]}]""", "expected float[", "got float[2]")]
    [InlineData("""[{"name":"pixels","type":"float","shape":[1,2],"values":[1,2]}]""", "one of the inputs 'ngrams'", "got 'pixels'")]
    public async Task Tensors_of_another_shape_fail_naming_expected_and_got(string tensors, string expected, string got)
    {
        var job = await asset.RunAsync(new { tensors = JsonSerializer.Deserialize<JsonElement>(tensors) }, Ct);
        job.GetProperty("status").GetString().ShouldBe("FAILED");
        job.GetProperty("failureCode").GetString().ShouldBe("SHAPE_MISMATCH");
        var message = job.GetProperty("failureMessage").GetString()!;
        message.ShouldContain(expected);
        message.ShouldContain(got);
    }

    [Theory]
    [InlineData("""[{"name":"ngrams","type":"float","shape":[1,3],"values":null}]""")]
    [InlineData("[null]")]
    [InlineData("{}")]
    public async Task Tensors_that_are_no_tensors_fail_at_once(string tensors)
    {
        var job = await asset.RunAsync(new { tensors = JsonSerializer.Deserialize<JsonElement>(tensors) }, Ct);
        job.GetProperty("failureCode").GetString().ShouldBe("INPUT_UNSUPPORTED");
    }

    [Fact]
    [Trait("Abuse", "13")]
    public async Task Request_sent_twice_is_one_job()
    {
        var (key, input) = (Guid.NewGuid(), new { text = "Alle Menschen sind frei und gleich an Würde geboren." });
        var payloads = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => asset.AskAsync(input, key, Ct)));
        payloads.Select(p => p.JobId()).Distinct().ShouldHaveSingleItem();
        payloads.Count(p => !p.GetProperty("receipt").GetProperty("replayed").GetBoolean()).ShouldBe(1);
        payloads.Select(p => p.GetProperty("receipt")).Select(r => $"{r.GetProperty("position")} {r.GetProperty("version")}").Distinct()
            .ShouldHaveSingleItem("the same answer");
    }

    [Fact]
    public async Task Own_job_is_seen_at_once_by_the_position_of_its_receipt()
    {
        for (var i = 0; i < 5; i++)
        {
            var asked = await asset.AskAsync(new { text = $"no. {i}" }, Ct);
            var door = asset.Market.Door.With(asset.User.Token!).From(asked.GetProperty("receipt").GetProperty("position").GetString()!);
            var job = await door.AskAsync("query Job($id: UUID!) { inferenceJob(id: $id) { status } }", new { id = asked.JobId() }, Ct);
            job.Field.ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    [Fact]
    public async Task Model_of_another_version_than_the_expected_is_not_run()
    {
        var refused = Refusals.First(await asset.AskAsync(new { text = "x" }, Guid.NewGuid(), Ct, expectedVersion: 9)).ShouldNotBeNull();
        refused.GetProperty("__typename").GetString().ShouldBe("VersionConflictError");
        refused.GetProperty("code").GetString().ShouldBe("VERSION_CONFLICT");
        refused.GetProperty("actualVersion").GetInt32().ShouldBe(1);
        (await asset.AskAsync(new { text = "x" }, Guid.NewGuid(), Ct, expectedVersion: 1)).JobId();
    }

    [Fact]
    [Trait("Abuse", "14")]
    public async Task Idempotency_key_used_for_another_input_is_refused()
    {
        var key = Guid.NewGuid();
        (await asset.AskAsync(new { text = "one" }, key, Ct)).JobId();
        var second = Refusals.First(await asset.AskAsync(new { text = "two" }, key, Ct)).ShouldNotBeNull();
        second.GetProperty("__typename").GetString().ShouldBe("IdempotencyConflictError");
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Job_of_another_account_is_not_found()
    {
        var id = (await asset.AskAsync(new { text = "mine alone" }, Ct)).JobId();
        await Eventually.SeesAsync(() => Asking.JobAsync(asset.User.Api, id, Ct), _ => true, Ct);
        (await Asking.JobAsync(asset.Creator.Api, id, Ct)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Erased_account_has_its_jobs_and_nobody_reads_what_they_said()
    {
        var id = (await asset.AskAsync(new { text = asset.Market.Sample.Text }, Ct)).JobId();
        await Eventually.SeesAsync(
            () => Asking.JobAsync(asset.User.Api, id, Ct), j => j.GetProperty("status").GetString() == "COMPLETED", Ct);
        (await EraseAsync(asset.Creator.Account, Guid.NewGuid())).Refusal.ShouldBe("ErasureNotConfirmedError");
        var key = Guid.NewGuid();
        var erased = await EraseAsync(asset.User.Account, key);
        erased.Refusal.ShouldBeNull();
        var position = erased.Field.GetProperty("receipt").GetProperty("position").GetString()!;
        var again = (await EraseAsync(asset.User.Account, key)).Field.GetProperty("receipt");
        (again.GetProperty("position").GetString(), again.GetProperty("replayed").GetBoolean()).ShouldBe((position, true));

        var door = asset.Market.Door.With(asset.User.Token!).From(position);
        var seen = await Eventually.SeesAsync(
            async () => (await door.AskAsync(
                "query Job($id: UUID!) { inferenceJob(id: $id) { status output } }",
                new { id }, Ct)).Field,
            j => !j.GetProperty("output").TryGetProperty("label", out _), Ct);
        seen.GetProperty("status").GetString().ShouldBe("COMPLETED");
        seen.GetProperty("output").GetProperty("erased").GetBoolean().ShouldBeTrue();
    }

    private Task<Answer> EraseAsync(string account, Guid key) => asset.Market.Door.With(asset.User.Token!).AskAsync(
        """
        mutation Erase($input: EraseMyDataInput!) {
          eraseMyData(input: $input) { receipt { position replayed } errors { __typename } }
        }
        """,
        new { input = new { idempotencyKey = key, account } }, Ct);
}
