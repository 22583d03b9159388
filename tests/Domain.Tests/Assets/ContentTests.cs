using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

public sealed class ContentTests
{
    private static readonly AssetMinted Empty = Minted() with { Version = null };
    private static readonly VersionPublished Published = new(Asset, Sample.Version with { Cid = "bafkreisealed" }, Alice);

    [Fact]
    public void Seal_by_the_owner_is_of_the_next_version() => Accepted(Seal(State(Empty), Sealing())).ShouldBe([Sealing()]);

    [Fact]
    public void Seal_by_an_editor_is_accepted() => Accepted(
        Seal(State(Empty, Granted(Bob, AccessLevel.EditData)), Sealing(by: Bob))).ShouldHaveSingleItem();

    [Fact]
    public void Seal_by_who_may_only_download_is_refused() =>
        Refused(Seal(State(Empty, Granted(Bob, AccessLevel.ViewAndDownload)), Sealing(by: Bob)))
            .ShouldBe(new ContentRefusal.AccessDenied(AccessLevel.EditData, AccessLevel.ViewAndDownload, AccessDenial.NotGranted));

    [Fact]
    public void Seal_repeated_gives_no_events() => Accepted(Seal(State(Empty, Sealing()), Sealing())).ShouldBeEmpty();

    [Fact]
    public void Seal_of_another_content_before_publishing_replaces() =>
        Accepted(Seal(State(Empty, Sealing()), Sealing(cid: "bafkreiother"))).ShouldHaveSingleItem();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Seal_of_a_version_that_does_not_come_next_is_refused(int version) =>
        Refused(Seal(State(Minted()), Sealing(version))).ShouldBe(new ContentRefusal.NotNextVersion(2));

    [Fact]
    public void Seal_of_the_present_version_is_accepted_where_it_is_its_content() =>
        Accepted(Seal(State(Empty, Published), Sealing())).ShouldHaveSingleItem();

    [Fact]
    public void Asset_that_is_not_there_is_neither_sealed_nor_released()
    {
        Refused(Seal(AssetState.Initial, Sealing())).ShouldBe(new ContentRefusal.NoSuchAsset());
        Refused(Seal(State(Empty, new AssetBurnt(Asset, Alice)), Sealing())).ShouldBe(new ContentRefusal.NoSuchAsset());
        Refused(Release(AssetState.Initial, Alice)).ShouldBe(new ContentRefusal.NoSuchAsset());
    }

    [Fact]
    public void Key_is_released_with_what_it_was_decided_on()
    {
        var state = State(Empty, Sealing(), Published, new AccessEpochBumped(Asset, 3, Alice, Alice), Granted(Bob, AccessLevel.EditData));
        Accepted(Release(state, Bob)).ShouldBe([new KeyReleased(
            Asset, 1, "bafkreisealed", Bob, "age1x", AccessLevel.EditData, AccessSource.Grant, 3, At(20), At(21).ToDateTimeOffset())]);
    }

    [Theory]
    [InlineData(AccessLevel.UseModel)]
    [InlineData(AccessLevel.CreateReplica)]
    public void Key_is_not_released_below_download(AccessLevel level) =>
        Refused(Release(State(Empty, Sealing(), Published, Granted(Bob, level)), Bob))
            .ShouldBe(new ContentRefusal.AccessDenied(AccessLevel.ViewAndDownload, level, AccessDenial.NotGranted));

    [Fact]
    public void Key_is_not_released_at_the_instant_of_expiry() =>
        Refused(Release(State(Empty, Sealing(), Published, Granted(Bob, AccessLevel.ViewAndDownload, At(20))), Bob))
            .ShouldBe(new ContentRefusal.AccessDenied(AccessLevel.ViewAndDownload, AccessLevel.None, AccessDenial.Expired));

    [Fact]
    public void Key_is_not_released_to_the_former_owner() =>
        Refused(Release(State([Empty, Sealing(), Published, .. TransferredTo(Bob)]), Alice))
            .ShouldBe(new ContentRefusal.AccessDenied(AccessLevel.ViewAndDownload, AccessLevel.None, AccessDenial.Lapsed));

    [Fact]
    public void Key_of_what_was_never_sealed_or_published_is_not_released()
    {
        Refused(Release(State(Empty, Sealing()), Alice)).ShouldBe(new ContentRefusal.NotSealed());
        Refused(Release(State(Empty, Published), Alice)).ShouldBe(new ContentRefusal.NotSealed());
        var other = Published with { Version = Published.Version with { Cid = "bafkreiother" } };
        Refused(Release(State(Empty, Sealing(), other), Alice)).ShouldBe(new ContentRefusal.NotSealed());
    }

    private static AssetState State(params AssetEvent[] events) => events.Aggregate(AssetState.Initial, AssetDecider.Evolve);

    private static Decision<AssetEvent, ContentRefusal> Seal(AssetState state, AssetSealed sealing) =>
        ContentDecider.Seal(state, sealing, At(20));

    private static Decision<AssetEvent, ContentRefusal> Release(AssetState state, Account account) =>
        ContentDecider.Release(state, account, "age1x", At(20), At(21).ToDateTimeOffset());

    private static IReadOnlyList<AssetEvent> Accepted(Decision<AssetEvent, ContentRefusal> decision) =>
        [.. decision.ShouldBeOfType<Decision<AssetEvent, ContentRefusal>.Accepted>().Events];

    private static ContentRefusal Refused(Decision<AssetEvent, ContentRefusal> decision) =>
        decision.ShouldBeOfType<Decision<AssetEvent, ContentRefusal>.Refused>().Refusal;
}
