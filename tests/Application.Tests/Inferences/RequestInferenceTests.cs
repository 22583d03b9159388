using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Models;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Inferences;

public sealed class RequestInferenceTests(MarketFixture market) : IClassFixture<MarketFixture>, IAsyncLifetime
{
    private const string Input = "\"Guten Tag\"";
    private readonly Guid key = Guid.NewGuid();
    private readonly AssetId model = new(Contract, $"1:{Guid.NewGuid():N}");
    private RequestInference requests = RequestsAt(market, At(10));

    // The chain's clock stands at second 10 of the day the tests play on.
    public async ValueTask InitializeAsync()
    {
        await market.ExecuteAsync($"""
            insert into chain_cursor (network, contract, height, block_hash, block_time)
            values ('local', '{Contract}', 1, 'x', {At(10).Nanoseconds}) on conflict do nothing
            """);
        await AppendAsync(Minted() with { Asset = model });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Request_without_a_right_is_denied_with_its_reason_and_leaves_nothing()
    {
        (await RefusalAsync(Ask(Bob))).ShouldBe(
            new InferenceRefusal.AccessDenied(AccessLevel.UseModel, AccessLevel.None, AccessDenial.NotGranted));
        (await JobsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Denied_requests_are_in_the_log_once_an_hour_and_not_without_end()
    {
        for (var i = 0; i < 5; i++) await RefusalAsync(Ask(Bob) with { IdempotencyKey = Guid.NewGuid() });
        var again = RequestsAt(market, At(10));
        (await again.HandleAsync(Ask(Bob), MarketFixture.Ct)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Refused>();
        var refused = (await market.Store.FetchStreamAsync(StreamKeys.Keys(model), 0, MarketFixture.Ct)).Select(e => e.Data)
            .OfType<KeyEvent.KeyRefused>().ToList();
        // Where the hour ends in the midst of this, another one.
        refused.Count.ShouldBeInRange(1, 2);
        refused[0].ShouldBe(new KeyEvent.KeyRefused(
            model, null, Bob, KeyPurpose.Inference, "ACCESS_DENIED", "NOT_GRANTED",
            new KeyDecision(AccessLevel.UseModel, AccessLevel.None, refused[0].Decision.Source, null, 0, At(10), 1), null, null));

        // Of one that tries asset after asset only so many.
        var prober = Account.Parse($"{Guid.NewGuid():N}.test.near");
        List<AssetId> assets =
            [.. Enumerable.Range(0, KeyRefusals.MostOfAccount + 5).Select(_ => new AssetId(Contract, $"2:{Guid.NewGuid():N}"))];
        foreach (var asset in assets)
        {
            await market.AppendAsync(StreamKeys.Asset(asset), Minted() with { Asset = asset });
            await RefusalAsync(Ask(prober) with { Asset = asset });
        }

        var recorded = 0;
        foreach (var asset in assets)
            recorded += (await market.Store.FetchStreamAsync(StreamKeys.Keys(asset), 0, MarketFixture.Ct)).Count;
        recorded.ShouldBeInRange(KeyRefusals.MostOfAccount, KeyRefusals.MostOfAccount + 5);
    }

    [Fact]
    public async Task Request_after_the_grant_was_revoked_is_denied_as_revoked()
    {
        await AppendAsync(GrantTo(Bob), new AssetEvent.AccessRevoked(model, Bob, Alice));
        (await RefusalAsync(Ask(Bob))).ShouldBeOfType<InferenceRefusal.AccessDenied>().Reason.ShouldBe(AccessDenial.Revoked);
    }

    [Theory, InlineData(10), InlineData(9)]
    public async Task Request_at_or_after_the_expiry_by_block_time_is_denied_as_expired(ulong seconds)
    {
        await AppendAsync(GrantTo(Bob, At(seconds)));
        (await RefusalAsync(Ask(Bob))).ShouldBeOfType<InferenceRefusal.AccessDenied>().Reason.ShouldBe(AccessDenial.Expired);
    }

    [Fact]
    public async Task Request_with_a_grant_is_accepted_with_the_level_seen_and_the_exact_version()
    {
        await AppendAsync(GrantTo(Bob, At(11)));
        var receipt = await AcceptedAsync(Ask(Bob));
        receipt.Replayed.ShouldBeFalse();
        var stored = (await market.Store.FetchStreamAsync(StreamKeys.Inference(receipt.Job), 0, MarketFixture.Ct)).ShouldHaveSingleItem();
        stored.Data.ShouldBe(new InferenceEvent.InferenceRequested(
            receipt.Job, model, Bob, "text", Input, AccessLevel.UseModel, new ModelReference(Sample.Content.Cid, Sample.Content.Sha256, 1),
            Metadata.Data, At(10)));
        (stored.Sequence, stored.UserName).ShouldBe((receipt.Position, Bob.Value));
    }

    [Fact]
    public async Task Nothing_is_decided_where_ingestion_is_over_a_minute_behind()
    {
        await AppendAsync(GrantTo(Bob));
        requests = RequestsAt(market, At(10 + 61));
        await Should.ThrowAsync<ChainBehindException>(() => requests.HandleAsync(Ask(Bob), MarketFixture.Ct));
        await Should.ThrowAsync<ChainBehindException>(() => requests.HandleAsync(Ask(Alice), MarketFixture.Ct));
        (await JobsAsync()).ShouldBe(0);
        requests = RequestsAt(market, At(10 + 60));
        (await AcceptedAsync(Ask(Bob))).Replayed.ShouldBeFalse();
    }

    [Fact]
    public async Task Right_to_an_asset_of_another_contract_goes_by_that_contracts_clock()
    {
        var (wall, late) = (At(10 + 60), model with { Contract = "late.test.near" });
        await market.ExecuteAsync($"""
            insert into chain_cursor (network, contract, height, block_hash, block_time)
            values ('local', 'late.test.near', 1, 'y', {At(9).Nanoseconds}) on conflict do nothing
            """);
        await market.AppendAsync(StreamKeys.Asset(late), Minted() with { Asset = late }, GrantTo(Bob) with { Asset = late });
        requests = RequestsAt(market, wall);
        await Should.ThrowAsync<ChainBehindException>(() => requests.HandleAsync(Ask(Bob) with { Asset = late }, MarketFixture.Ct));
        var jobs = new JobLog(market.Store, ClockAt(market, wall));
        var request = new InferenceEvent.InferenceRequested(
            key, late, Bob, "text", Input, AccessLevel.UseModel, new ModelReference(Sample.Content.Cid, Sample.Content.Sha256, 1), null,
            At(9));
        await Should.ThrowAsync<ChainBehindException>(() => jobs.RightAsync(request, MarketFixture.Ct));
        (await jobs.RightAsync(request with { Asset = model }, MarketFixture.Ct))
            .ShouldBe(new Result<RightUsed, AccessDenial>.Refused(AccessDenial.NotGranted));
    }

    [Fact]
    public async Task Owner_needs_no_grant() => (await AcceptedAsync(Ask(Alice))).Replayed.ShouldBeFalse();

    [Fact]
    public async Task Same_key_twice_is_one_job_and_one_event()
    {
        var first = await AcceptedAsync(Ask(Alice));
        var again = await AcceptedAsync(Ask(Alice));
        (again.Job, again.Replayed).ShouldBe((first.Job, true));
        (await JobsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Same_key_ten_times_at_once_is_one_job_and_one_event()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AcceptedAsync(Ask(Alice))));
        receipts.Select(r => r.Job).Distinct().ShouldHaveSingleItem();
        receipts.Count(r => !r.Replayed).ShouldBe(1);
        (await JobsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Same_key_with_another_input_is_refused_as_already_requested()
    {
        var first = await AcceptedAsync(Ask(Alice));
        (await RefusalAsync(Ask(Alice) with { Input = "\"Bonjour\"" })).ShouldBe(new InferenceRefusal.AlreadyRequested(first.Job));
        (await JobsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Model_that_passed_no_test_is_its_owners_alone_to_run()
    {
        requests = RequestsAt(market, At(10), offerUntested: false);
        await AppendAsync(GrantTo(Bob));
        var tests = StreamKeys.Model(model, 1);
        (await RefusalAsync(Ask(Bob))).ShouldBe(new InferenceRefusal.NotOffered(new(ModelOffer.Untested, null)));
        var set = new ModelEvent.ModelTestSet(model, 1, Guid.NewGuid(), ModelSample.Vector, Alice);
        var registered = new ModelEvent.ModelRegistered(model, 1, "bafkreimodel", ModelSample.Description, ModelSample.Card, false, Alice);
        await market.AppendAsync(tests, registered, set);
        (await RefusalAsync(Ask(Bob))).ShouldBe(new InferenceRefusal.NotOffered(new(ModelOffer.Pending, null)));
        await AcceptedAsync(Ask(Alice));
        await market.AppendAsync(tests, new ModelEvent.ModelTestPassed(model, 1, set.Job, 0));
        var job = (await AcceptedAsync(Ask(Bob))).Job;
        var asked = (await market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, MarketFixture.Ct)).ShouldHaveSingleItem();
        ((InferenceEvent.InferenceRequested)asked.Data).CardCid
            .ShouldBe(ModelSample.Card.Cid, "the card that was tested, whatever the chain names");

        // Another card: what passed with the first is not offered with it.
        await market.AppendAsync(tests, registered with { Card = null }, set with { Job = Guid.NewGuid() });
        (await RefusalAsync(Ask(Bob) with { IdempotencyKey = Guid.NewGuid() }))
            .ShouldBe(new InferenceRefusal.NotOffered(new(ModelOffer.Pending, null)));
    }

    [Fact]
    public async Task Same_key_of_two_accounts_names_two_jobs()
    {
        await AppendAsync(GrantTo(Bob));
        (await AcceptedAsync(Ask(Bob))).Job.ShouldNotBe((await AcceptedAsync(Ask(Alice))).Job);
    }

    [Fact]
    public async Task Asset_that_was_never_minted_is_refused_as_no_such_asset()
    {
        var nothing = new AssetId(Contract, "9:9");
        (await RefusalAsync(Ask(Alice) with { Asset = nothing })).ShouldBe(new InferenceRefusal.NoSuchAsset(nothing));
    }

    // Rights are what most of these are about: of models that nobody tested.
    private static RequestInference RequestsAt(MarketFixture market, BlockTime wall, bool offerUntested = true) =>
        new(
            market.Store, ClockAt(market, wall),
            new ModelOffers(market.Store, Options.Create(new ModelOptions { OfferUntested = offerUntested })),
            new InferenceDenials(market.Store, ClockAt(market, wall), new KeyRefusals(market.Store, TimeProvider.System), new KeyMetrics()),
            Options.Create(new InferenceOptions()));

    private static ChainClock ClockAt(MarketFixture market, BlockTime wall) => new(
        market.Db, Options.Create(new ChainOptions { Network = "local", Contract = Contract }), new WallClock(wall));

    private RequestInference.Command Ask(Account requester) => new(requester, key, model, "text", Input);

    private AssetEvent.AccessSet GrantTo(Account account, BlockTime? expiresAt = null) =>
        Granted(account, AccessLevel.UseModel, expiresAt) with { Asset = model };

    private Task AppendAsync(params AssetEvent[] events) => market.AppendAsync(StreamKeys.Asset(model), [.. events.Cast<object>()]);

    private Task<long> JobsAsync() => market.CountAsync(
        "select count(*) from mt_events where type = 'inference_requested' and data::text like $1", $"%{model.TokenId}%");

    private async Task<InferenceReceipt> AcceptedAsync(RequestInference.Command command) =>
        (await requests.HandleAsync(command, MarketFixture.Ct)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>().Value;

    private async Task<InferenceRefusal> RefusalAsync(RequestInference.Command command) =>
        (await requests.HandleAsync(command, MarketFixture.Ct))
        .ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Refused>().Refusal;
}
