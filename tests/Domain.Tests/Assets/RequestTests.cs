using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Tests.Assets.AssetSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

/// <summary>Bob asks for access, and alice answers.</summary>
public sealed class RequestTests
{
    private static readonly AccessRequested Asked = new(Asset, Bob, AccessLevel.EditData, "For a thesis", Start);
    private static readonly AnswerRequest Yes = new(Alice, Bob, AccessLevel.EditData, Start, true, null);

    [Fact]
    public void Request_is_answered_once_and_gives_what_was_asked()
    {
        Given(Minted()).When(new RequestAccess(Bob, AccessLevel.EditData, "For a thesis"), Start).Then(Asked);
        Given(Minted(), Asked).When(Yes, At(9)).Then(
            new AccessAnswered(Asset, Bob, AccessLevel.EditData, true, Alice, At(9)),
            Granted(Bob, AccessLevel.EditData) with { GrantedAt = At(9) });
        Given(Minted(), Asked, new AccessAnswered(Asset, Bob, AccessLevel.EditData, false, Alice, At(9)))
            .When(Yes, At(9)).ThenRefused(new NoSuchRequest(Bob));
        Given(Minted(), Asked).When(Yes with { Actor = Carol }, At(9))
            .ThenRefused(new LevelTooLow(AccessLevel.AbsoluteOwnership, AccessLevel.None));
    }

    [Fact]
    public void Request_that_replaced_the_one_looked_at_is_not_approved()
    {
        var seen = Yes with { Level = AccessLevel.UseModel };
        Given(Minted(), Asked with { Level = AccessLevel.UseModel }, Asked).When(seen, At(9)).ThenRefused(new NoSuchRequest(Bob));
        Given(Minted(), Asked, Asked with { RequestedAt = At(1) }).When(Yes, At(9)).ThenRefused(new NoSuchRequest(Bob));
    }

    [Fact]
    public void Approval_takes_nothing_from_a_live_grant()
    {
        var use = Asked with { Level = AccessLevel.UseModel };
        var yes = Yes with { Level = AccessLevel.UseModel };
        Given(Minted(), use, Granted(Bob, AccessLevel.EditData)).When(yes, At(9)).ThenRefused(new WouldLose(Bob));
        Given(Minted(), use, Granted(Bob, AccessLevel.UseModel)).When(yes with { ExpiresAt = At(60) }, At(9))
            .ThenRefused(new WouldLose(Bob));
        var told = new AccessAnswered(Asset, Bob, AccessLevel.UseModel, true, Alice, At(9));
        var given = Granted(Bob, AccessLevel.UseModel) with { GrantedAt = At(9) };
        Given(Minted(), use, Granted(Bob, AccessLevel.EditData, At(8))).When(yes, At(9)).Then(told, given);
        Given(Minted(), use, Granted(Bob, AccessLevel.None)).When(yes, At(9)).Then(told, given);
    }

    [Fact]
    public void Request_is_withdrawn_by_who_asked_even_of_what_was_burnt()
    {
        var no = Yes with { Actor = Bob, Approve = false };
        var burnt = Given(Minted(), Asked, new AssetBurnt(Asset, Alice));
        burnt.When(no, At(9)).Then(new AccessAnswered(Asset, Bob, AccessLevel.EditData, false, Bob, At(9)));
        burnt.When(no with { RequestedAt = At(1) }, At(9)).ThenRefused(new NoSuchRequest(Bob));
    }
}
