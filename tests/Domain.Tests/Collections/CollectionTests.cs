using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Tests.Specifications;
using static NeuraNft.Domain.Collections.CollectionCommand;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Collections.CollectionRefusal;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Collections;

public sealed class CollectionTests
{
    private static readonly CollectionDetails Renamed = Details with { Name = "Tongues" };

    private static Specification<CollectionState, CollectionEvent, CollectionCommand, CollectionRefusal> Given(
        params IEnumerable<CollectionEvent> events) =>
        new Specification<CollectionState, CollectionEvent, CollectionCommand, CollectionRefusal>(
            CollectionDecider.Decide, CollectionDecider.Evolve, CollectionState.Initial).Given(events);

    [Fact]
    public void Create_makes_the_actor_the_owner() => Given().When(new CreateCollection(Alice, Collection, Details), Start).Then(Created());

    [Fact]
    public void Create_of_a_taken_number_is_refused() =>
        Given(Created()).When(new CreateCollection(Alice, Collection, Details), Start).ThenRefused(new AlreadyCreated(Collection));

    [Fact]
    public void Create_without_a_name_is_refused() =>
        Given().When(new CreateCollection(Alice, Collection, Details with { Name = "" }), Start).ThenRefused(new NameUnfit(128));

    [Fact]
    public void Create_with_a_share_of_nothing_is_refused()
    {
        var royalty = new Royalty([KeyValuePair.Create(Alice, 0)]);
        Given().When(new CreateCollection(Alice, Collection, Details with { Royalty = royalty }), Start)
            .ThenRefused(new RoyaltyTooHigh(royalty));
    }

    [Fact]
    public void Royalty_to_the_contract_itself_is_refused()
    {
        var locked = Details with { Royalty = new Royalty([KeyValuePair.Create(Account.Parse(Contract), 100)]) };
        Given().When(new CreateCollection(Alice, Collection, locked), Start).ThenRefused(new PaysTheContract());
        Given(Created()).When(new UpdateCollection(Alice, locked), Start).ThenRefused(new PaysTheContract());
    }

    [Fact]
    public void Update_by_the_owner_is_accepted() =>
        Given(Created()).When(new UpdateCollection(Alice, Renamed), Start).Then(new CollectionUpdated(Collection, Renamed, Alice));

    [Fact]
    public void Update_by_another_is_refused() =>
        Given(Created()).When(new UpdateCollection(Bob, Renamed), Start).ThenRefused(new NotCollectionOwner(Bob));

    [Fact]
    public void Update_of_nothing_is_refused() =>
        Given().When(new UpdateCollection(Alice, Renamed), Start).ThenRefused(new NoSuchCollection());

    [Fact]
    public void Update_to_the_same_changes_nothing() => Given(Created()).When(new UpdateCollection(Alice, Details), Start).ThenNothing();

    [Fact]
    public void Transfer_takes_the_right_to_update_along() =>
        Given(Created(), new CollectionTransferred(Collection, Alice, Bob)).When(new UpdateCollection(Alice, Renamed), Start)
            .ThenRefused(new NotCollectionOwner(Alice));

    [Fact]
    public void Transfer_ends_the_former_owners_allow_list() =>
        Given(Created(), new MinterSet(Collection, Dave, true), new CollectionTransferred(Collection, Alice, Bob)).State
            .ShouldBeOfType<CollectionState.Created>().MayMint(Dave).ShouldBeFalse();

    [Fact]
    public void Transfer_to_oneself_is_refused() =>
        Given(Created()).When(new TransferCollection(Alice, Alice), Start).ThenRefused(new SelfTransfer(Alice));

    [Fact]
    public void Minter_is_listed_and_struck_off()
    {
        Given(Created()).When(new SetMinter(Alice, Dave, true), Start).Then(new MinterSet(Collection, Dave, true));
        Given(Created(), new MinterSet(Collection, Dave, true)).When(new SetMinter(Alice, Dave, true), Start).ThenNothing();
        Given(Created(), new MinterSet(Collection, Dave, true)).When(new SetMinter(Alice, Dave, false), Start)
            .Then(new MinterSet(Collection, Dave, false));
    }

    [Theory]
    [InlineData(Minting.Owner, false, false)]
    [InlineData(Minting.AllowList, false, true)]
    [InlineData(Minting.Open, true, true)]
    public void Minting_policy_decides_who_mints(Minting minting, bool stranger, bool listed)
    {
        var state = Given(Created(minting), new MinterSet(Collection, Dave, true)).State.ShouldBeOfType<CollectionState.Created>();
        state.MayMint(Alice).ShouldBeTrue();
        state.MayMint(Bob).ShouldBe(stranger);
        state.MayMint(Dave).ShouldBe(listed);
    }
}
