using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Balances;

/// <summary>Nobody asks for more runs than his level may, however many requests race.</summary>
public sealed class QuotaTests(PaidMarket market) : IClassFixture<PaidMarket>
{
    [Fact]
    public async Task Ten_requests_at_once_on_a_quota_of_three_are_three_jobs_and_the_rest_are_told_when_it_resets()
    {
        var model = await LimitedAsync(new InferenceQuota(3, null));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(Bob, model)));
        answers.Count(a => a is Result<InferenceReceipt, InferenceRefusal>.Ok).ShouldBe(3);
        var end = QuotaPeriod.Hour.End(At(10));
        answers.OfType<Result<InferenceReceipt, InferenceRefusal>.Refused>().Select(r => r.Refusal)
            .ShouldAllBe(r => r == new InferenceRefusal.QuotaExceeded(AccessLevel.UseModel, QuotaPeriod.Hour, 3, end));
        (await market.Market.CountAsync("select used from inference_quota where token_id = $1", model.TokenId)).ShouldBe(3);
    }

    [Fact]
    public async Task Quota_begins_anew_with_the_hour_and_another_account_has_its_own()
    {
        var model = await LimitedAsync(new InferenceQuota(1, null), Bob, Carol);
        (await AskAsync(Bob, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>();
        (await AskAsync(Bob, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Refused>();
        (await AskAsync(Carol, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>();
        await market.Market.ExecuteAsync(
            $"update inference_quota set starts_at = starts_at - 3600000000000 where token_id = '{model.TokenId}'");
        (await AskAsync(Bob, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>();
    }

    [Fact]
    public async Task Day_is_counted_beside_the_hour_and_a_repeated_request_only_once()
    {
        var model = await LimitedAsync(new InferenceQuota(5, 2));
        var key = Guid.NewGuid();
        foreach (var _ in Enumerable.Range(0, 3))
            (await AskAsync(Bob, model, key)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>();
        (await AskAsync(Bob, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>();
        (await AskAsync(Bob, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Refused>().Refusal
            .ShouldBe(new InferenceRefusal.QuotaExceeded(AccessLevel.UseModel, QuotaPeriod.Day, 2, QuotaPeriod.Day.End(At(10))));
        // What the day refused is not counted in the hour.
        (await market.Market.CountAsync("select used from inference_quota where token_id = $1 and period = 'hour'", model.TokenId))
            .ShouldBe(2);
    }

    [Fact]
    public async Task Quota_of_nothing_shuts_a_level_out_and_not_the_owner()
    {
        var model = await LimitedAsync(new InferenceQuota(0, null));
        (await AskAsync(Bob, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Refused>();
        (await AskAsync(Alice, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>();
    }

    [Fact]
    public async Task Operators_bound_holds_for_models_without_a_quota_and_over_any_that_is_higher()
    {
        market.Operator.Quotas[AccessLevel.Resale] = new QuotaBound { PerDay = 1 };
        var model = await market.ModelAsync(Yocto.Zero);
        await market.Market.AppendAsync(StreamKeys.Asset(model), Granted(Dave, AccessLevel.Resale) with { Asset = model });
        (await AskAsync(Dave, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>();
        (await AskAsync(Dave, model)).ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Refused>();
        var above = new SetInferenceTerms.SetQuota(Alice, Guid.NewGuid(), model, AccessLevel.Resale, new InferenceQuota(null, 2));
        (await market.Terms.HandleAsync(above, MarketFixture.Ct))
            .ShouldBeOfType<Result<CommandAnswer, InferenceTermsRefusal>.Refused>().Refusal
            .ShouldBe(new InferenceTermsRefusal.QuotaOutOfBounds(new InferenceQuota(null, 1)));
    }

    private async Task<AssetId> LimitedAsync(InferenceQuota quota, params Account[] users)
    {
        var model = await market.ModelAsync(Yocto.Zero, users.Length == 0 ? [Bob] : users);
        var command = new SetInferenceTerms.SetQuota(Alice, Guid.NewGuid(), model, AccessLevel.UseModel, quota);
        (await market.Terms.HandleAsync(command, MarketFixture.Ct)).ShouldBeOfType<Result<CommandAnswer, InferenceTermsRefusal>.Ok>();
        return model;
    }

    private Task<Result<InferenceReceipt, InferenceRefusal>> AskAsync(Account requester, AssetId model, Guid? key = null) =>
        market.RequestsAt(At(10)).HandleAsync(PaidMarket.Ask(requester, model, key), MarketFixture.Ct);
}
