using System.Text.Json;
using Neura.Cryptography;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Clients;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Tests.Balances;

/// <summary>Runs that cost something, through the public door.</summary>
public sealed class PaidRunTests(PaidAsset paid) : IClassFixture<PaidAsset>
{
    private const string Request = """
        mutation Request($input: RequestInferenceInput!) {
          requestInference(input: $input) {
            job { id }
            errors { __typename ... on Error { message } ... on PriceChangedError { code expectedPrice actualPrice }
              ... on InsufficientBalanceError { needed available } ... on QuotaExceededError { period limit resetsAt } }
          }
        }
        """;

    private const string Job = """
        query Job($id: UUID!) {
          inferenceJob(id: $id) {
            status price failureCode
            receipt { document says inputCommitment price split { account amount } right { level origin givenBy } attestation signingKey }
          }
        }
        """;

    private const string Balance = """
        { viewer { balance { available held charged entries(first: 5) { nodes { kind amount from to jobId note } } } } }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_is_held_charged_and_proven_by_a_receipt_that_verifies()
    {
        var before = await BalanceAsync();
        var asked = await RequestAsync("Guten Tag, wie geht es Ihnen heute?", PaidAsset.Price);
        var id = asked.GetProperty("job").GetProperty("id").GetString()!;
        var job = await EndedAsync(id);
        job.GetProperty("status").GetString().ShouldBe("COMPLETED");
        job.GetProperty("price").GetString().ShouldBe(PaidAsset.Price);
        var receipt = job.GetProperty("receipt");
        receipt.GetProperty("says").GetString()!.ShouldContain("does not prove that the answer is right");
        receipt.GetProperty("attestation").GetString().ShouldBe("SELF");
        receipt.GetProperty("right").GetProperty("origin").GetString().ShouldBe("grant");
        var text = receipt.GetProperty("document").GetString()!;
        var document = ReceiptDocument.Parse(text).ShouldNotBeNull();
        var key = PublicKey.Import(
            SignatureAlgorithm.Ed25519, Convert.FromBase64String(document.SigningKey), KeyBlobFormat.RawPublicKey);
        SignatureAlgorithm.Ed25519.Verify(key, document.Receipt.ToBytes(), Convert.FromBase64String(document.Signature)).ShouldBeTrue();
        document.Receipt.InputCommitment.ShouldBe(RunCommitment.OfInput(
            Convert.FromBase64String(document.Opening!.Salt), "text", "\"Guten Tag, wie geht es Ihnen heute?\""));
        var after = await Eventually.SeesAsync(
            BalanceAsync, b => Amount(b, "charged") >= Amount(before, "charged") + 1000 && Amount(b, "held") == 0, Ct);
        after.GetProperty("entries").GetProperty("nodes").EnumerateArray().Select(e => e.GetProperty("kind").GetString())
            .ShouldContain("balance_charged");
    }

    [Fact]
    public async Task Row_60_run_without_the_price_is_refused_and_says_what_it_costs()
    {
        var refusal = Refusals.First(await RequestAsync("x", null)).ShouldNotBeNull();
        refusal.GetProperty("code").GetString().ShouldBe("PRICE_CHANGED");
        refusal.GetProperty("actualPrice").GetString().ShouldBe(PaidAsset.Price);
    }

    [Fact]
    public async Task Row_53_run_that_fails_costs_nothing()
    {
        var input = new { tensors = JsonSerializer.Deserialize<JsonElement>("{}") };
        var asked = await AskAsync(input, PaidAsset.Price);
        var id = asked.GetProperty("job").GetProperty("id").GetString()!;
        (await EndedAsync(id)).GetProperty("failureCode").GetString().ShouldBe("INPUT_UNSUPPORTED");
        await Eventually.SeesAsync(
            BalanceAsync,
            b => b.GetProperty("entries").GetProperty("nodes").EnumerateArray().Any(e =>
                e.GetProperty("kind").GetString() == "balance_refunded" && e.GetProperty("jobId").GetString() == id
                && e.GetProperty("note").GetString() == "INPUT_UNSUPPORTED"),
            Ct);
    }

    [Fact]
    public async Task Price_is_the_owners_to_set()
    {
        Refusals.First(await paid.SetPriceAsync(paid.Asset.User, "1", Ct)).ShouldNotBeNull()
            .GetProperty("__typename").GetString().ShouldBe("TermsNotOwnerError");
        (await paid.TermsAsync(paid.Asset.User.Api, Ct)).GetProperty("price").GetString().ShouldBe(PaidAsset.Price);
    }

    [Fact]
    public async Task Node_client_has_a_run_that_nobody_but_the_worker_reads()
    {
        const string Text = "Niemand sonst soll das lesen, auch nicht die Datenbank.";
        var arguments = JsonSerializer.Serialize(new
        {
            url = new Uri(paid.Market.Address, "/graphql").ToString(),
            token = paid.Asset.User.Token,
            asset = paid.Asset.Id,
            contract = paid.Market.Chain.Contract,
            tokenId = paid.Asset.TokenId,
            requester = paid.Asset.User.Account,
            price = PaidAsset.Price,
            text = Text,
        });
        (await NodeScript.RunAsync("sealed.mjs", Ct, arguments)).ShouldContain("only the worker read");
        await using var command = paid.Market.Service<Npgsql.NpgsqlDataSource>()
            .CreateCommand("select count(*) from mt_events where data::text like $1");
        command.Parameters.Add(new() { Value = $"%{Text[..20]}%" });
        (await command.ExecuteScalarAsync(Ct)).ShouldBe(0L);
    }

    private async Task<JsonElement> RequestAsync(string text, string? price) => await AskAsync(new { text }, price);

    private async Task<JsonElement> AskAsync(object input, string? expectedPrice)
    {
        var variables = new { input = new { idempotencyKey = Guid.NewGuid(), assetId = paid.Asset.Id, input, expectedPrice } };
        return (await paid.Asset.User.Api.SendAsync(Request, variables, Ct)).GetProperty("requestInference");
    }

    private Task<JsonElement> EndedAsync(string id) => Eventually.SeesAsync(
        async () => (await paid.Asset.User.Api.SendAsync(Job, new { id }, Ct)).GetProperty("inferenceJob"),
        j => j.ValueKind == JsonValueKind.Object && j.GetProperty("status").GetString() is "COMPLETED" or "FAILED", Ct);

    private async Task<JsonElement> BalanceAsync() =>
        (await paid.Asset.User.Api.SendAsync(Balance, new { }, Ct)).GetProperty("viewer").GetProperty("balance");

    private static long Amount(JsonElement balance, string name) =>
        long.Parse(balance.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
