using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests.Assets;
using NeuraNft.Domain.Tests.Specifications;
using static NeuraNft.Domain.Sealing.ContentCommand;
using static NeuraNft.Domain.Sealing.ContentEvent;
using static NeuraNft.Domain.Tests.ContentSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Sealing;

/// <summary>What a version's encrypted content is, and when there must be another.</summary>
public sealed class SealingTests
{
    private static readonly AssetState Published = AssetSpecification.Given(Minted()).State;

    private static Specification<ContentState, ContentEvent, ContentCommand, ContentRefusal> Given(params ContentEvent[] events) =>
        new Specification<ContentState, ContentEvent, ContentCommand, ContentRefusal>(
            (state, command, _) => ContentDecider.Decide(state, command), ContentDecider.Evolve, ContentState.Initial).Given(events);

    private static SealVersion Seal(int version = 2, SealedPayload? payload = null) =>
        new(Alice, Published, version, payload ?? First, new string('c', 64), Statement);

    private static AskReencryption Ask() => new(Asset, RightsLossReason.Transferred, Alice, true, 11, At(11));

    [Fact]
    public void Next_version_is_sealed_by_its_owner() => Given().When(Seal(), Start).Then(Sealed() with { Epoch = 0 });

    [Fact]
    public void Sealing_it_again_changes_nothing() => Given(Sealed()).When(Seal(), Start).ThenNothing();

    [Fact]
    public void Sealing_other_bytes_before_the_version_is_published_makes_a_revision() =>
        Given(Sealed()).When(Seal(payload: Second), Start).Then(Sealed() with { Epoch = 0, Revision = 2, Payload = Second });

    [Fact]
    public void Somebody_else_seals_nothing() =>
        Given().When(Seal() with { Actor = Bob }, Start).ThenRefused(new ContentRefusal.NotOwner(Bob));

    [Fact]
    public void Asset_that_is_not_there_is_not_sealed() =>
        Given().When(Seal() with { Asset = AssetState.Initial }, Start).ThenRefused(new ContentRefusal.NoSuchAsset());

    [Fact]
    public void Version_after_the_next_is_not_sealed() =>
        Given().When(Seal(3), Start).ThenRefused(new ContentRefusal.WrongVersion(3, 2));

    [Fact]
    public void Published_version_takes_no_other_content() =>
        Given().When(Seal(1), Start).ThenRefused(new ContentRefusal.OtherContent(1, Sample.Content.Cid));

    [Fact]
    public void Loss_makes_a_new_revision_due_once()
    {
        Given(Sealed()).When(Ask(), Start).Then(Due());
        Given(Sealed(), Due()).When(Ask() with { Cause = 12 }, Start).ThenNothing();
    }

    [Fact]
    public void Loss_concerns_each_version_that_stands() =>
        Given(Sealed(1), Sealed(), Due(1)).When(Ask(), Start).Then(Due());

    [Fact]
    public void Due_revision_is_finished_once()
    {
        var finish = new FinishReencryption(Asset, 2, 2, Second);
        var done = new ReencryptionDone(Asset, 2, 2, First.Cid, Second);
        Given(Sealed(), Due()).When(finish, Start).Then(done);
        Given(Sealed(), Due(), done).When(finish, Start).ThenNothing();
        Given(Sealed(), Due(), done).When(finish with { Payload = First }, Start).ThenRefused(new ContentRefusal.NotDue(2, 2));
    }

    [Fact]
    public void Revision_that_is_not_due_is_not_replaced() =>
        Given(Sealed()).When(new FinishReencryption(Asset, 2, 2, Second), Start).ThenRefused(new ContentRefusal.NotDue(2, 2));

    [Fact]
    public void Loss_after_a_new_revision_makes_the_next_due() =>
        Given(Sealed(), Due(), new ReencryptionDone(Asset, 2, 2, First.Cid, Second)).When(Ask(), Start)
            .Then(Due() with { Revision = 2 });

    [Fact]
    public void Withdrawn_content_stays_so()
    {
        var withdrawn = new ContentWithdrawn(Asset, 2, 1, First.Cid, 12);
        Given(Sealed(), Due()).When(new WithdrawContent(Asset, 12), Start).Then(withdrawn);
        Given(Sealed(), withdrawn).When(new WithdrawContent(Asset, 13), Start).ThenNothing();
        Given(Sealed(), withdrawn).When(Ask(), Start).ThenNothing();
        Given(Sealed(), Due(), withdrawn).When(new FinishReencryption(Asset, 2, 2, Second), Start)
            .ThenRefused(new ContentRefusal.NotDue(2, 2));
    }
}
