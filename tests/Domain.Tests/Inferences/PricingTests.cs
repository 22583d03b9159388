using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Tests.Assets;
using static NeuraNft.Domain.Inferences.InferenceCommand;
using static NeuraNft.Domain.Inferences.InferenceRefusal;
using static NeuraNft.Domain.Tests.Inferences.InferenceSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Inferences;

public sealed class PricingTests
{
    private static readonly Yocto Price = Yocto.Parse("1000");
    private static readonly RequestInference Ask =
        new(Job, Asset, AssetSpecification.Given(Minted(), Granted(Bob, AccessLevel.UseModel)).State, Bob, "text", "\"Guten Tag\"", null)
        {
            Terms = InferenceTerms.Initial with { Price = Price }, Platform = new Platform(Carol, 250), ExpectedPrice = Price,
        };

    [Fact]
    public void Agreed_price_and_its_split_stand_in_the_request()
    {
        var asked = Decided(Ask);
        asked.Price.ShouldBe(new InferencePrice(Price, new Payouts([
            KeyValuePair.Create(Alice, Yocto.Parse("945")), KeyValuePair.Create(Carol, Yocto.Parse("25")),
            KeyValuePair.Create(Dave, Yocto.Parse("30")),
        ])));
    }

    [Fact]
    public void Row_60_price_above_the_agreed_is_refused_and_a_lower_one_is_what_is_paid()
    {
        Given().When(Ask with { ExpectedPrice = Yocto.Parse("999") }, At(10)).ThenRefused(new PriceChanged(Yocto.Parse("999"), Price));
        Given().When(Ask with { ExpectedPrice = Yocto.Zero }, At(10)).ThenRefused(new PriceChanged(Yocto.Zero, Price));
        Decided(Ask with { ExpectedPrice = Yocto.Parse("2000") }).Price!.Amount.ShouldBe(Price);
    }

    [Fact]
    public void Encrypted_input_names_its_version_and_price_exactly()
    {
        var ask = Ask with { InputKind = SealedInput.Kind, ExpectedVersion = 1 };
        Decided(ask).Price!.Amount.ShouldBe(Price);
        Given().When(ask with { ExpectedPrice = Yocto.Parse("2000") }, At(10)).ThenRefused(new PriceChanged(Yocto.Parse("2000"), Price));
        Given().When(ask with { ExpectedVersion = null }, At(10)).ThenRefused(new VersionConflict(0, 1));
    }

    [Fact]
    public void Owner_pays_nothing_for_his_own_model() =>
        Decided(Ask with { Requester = Alice, ExpectedPrice = Yocto.Zero }).Price.ShouldBeNull();

    [Theory]
    [InlineData(null, null, 5, 9, true), InlineData(5, 9, 5, 9, true), InlineData(6, null, 5, 9, false), InlineData(6, 9, null, null, true)]
    [InlineData(1, 10, 5, 9, false)]
    public void Quota_stays_within_the_operators_bounds(int? hour, int? day, int? mostAnHour, int? mostADay, bool isWithin) =>
        new InferenceQuota(hour, day).IsWithin(new InferenceQuota(mostAnHour, mostADay)).ShouldBe(isWithin);

    [Fact]
    public void Terms_are_the_owners_alone_and_change_once()
    {
        var asset = Ask.Asset;
        var set = new InferenceTermsCommand.SetInferencePrice(Asset, asset, Alice, Price);
        var set2 = InferenceTermsDecider.Decide(InferenceTerms.Initial, set)
            .ShouldBeOfType<Decision<InferenceTermsEvent, InferenceTermsRefusal>.Accepted>().Events;
        set2.ShouldBe([new InferenceTermsEvent.InferencePriceSet(Asset, Price, Alice)]);
        var terms = set2.Aggregate(InferenceTerms.Initial, InferenceTermsDecider.Evolve);
        InferenceTermsDecider.Decide(terms, set).ShouldBeOfType<Decision<InferenceTermsEvent, InferenceTermsRefusal>.Accepted>()
            .Events.ShouldBeEmpty();
        Refused(set with { Actor = Bob }).ShouldBe(new InferenceTermsRefusal.NotOwner(Bob));
        Refused(set with { Price = new Yocto(UInt128.MaxValue) }).ShouldBeOfType<InferenceTermsRefusal.PriceTooHigh>();
        Refused(set with { Asset = AssetState.Initial }).ShouldBeOfType<InferenceTermsRefusal.NoSuchAsset>();
        var quota = new InferenceTermsCommand.SetInferenceQuota(
            Asset, asset, Alice, AccessLevel.UseModel, new InferenceQuota(6, null), new InferenceQuota(5, null));
        Refused(quota).ShouldBeOfType<InferenceTermsRefusal.QuotaOutOfBounds>();
        Refused(quota with { Quota = new InferenceQuota(-1, null) }).ShouldBeOfType<InferenceTermsRefusal.InvalidQuota>();
        Refused(quota with { Level = AccessLevel.None }).ShouldBeOfType<InferenceTermsRefusal.InvalidQuota>();
    }

    [Fact]
    public void Hours_and_days_begin_by_the_chains_clock()
    {
        var now = BlockTime.From(new DateTimeOffset(2026, 11, 21, 18, 40, 12, TimeSpan.Zero));
        QuotaPeriod.Hour.End(now).ToDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 21, 19, 0, 0, TimeSpan.Zero));
        QuotaPeriod.Day.Start(now).ToDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
    }

    private static InferenceEvent.InferenceRequested Decided(RequestInference ask) =>
        InferenceDecider.Decide(InferenceState.Initial, ask, At(10))
            .ShouldBeOfType<Decision<InferenceEvent, InferenceRefusal>.Accepted>().Events
            .ShouldHaveSingleItem().ShouldBeOfType<InferenceEvent.InferenceRequested>();

    private static InferenceTermsRefusal Refused(InferenceTermsCommand command) =>
        InferenceTermsDecider.Decide(InferenceTerms.Initial, command)
            .ShouldBeOfType<Decision<InferenceTermsEvent, InferenceTermsRefusal>.Refused>().Refusal;
}
