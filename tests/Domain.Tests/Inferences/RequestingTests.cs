using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Tests.Assets;
using static NeuraNft.Domain.Inferences.InferenceCommand;
using static NeuraNft.Domain.Inferences.InferenceRefusal;
using static NeuraNft.Domain.Tests.Inferences.InferenceSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Inferences;

public sealed class RequestingTests
{
    private static RequestInference Ask(params AssetEvent[] asset) =>
        new(Job, Asset, AssetSpecification.Given(asset).State, Bob, "text", "\"Guten Tag\"", "bafkreicard");

    private static readonly RequestInference Granted = Ask(Minted(), Sample.Granted(Bob, AccessLevel.UseModel, At(20)));

    [Fact]
    public void Request_with_the_right_is_accepted() => Given().When(Granted, At(10)).Then(Requested());

    [Fact]
    public void Request_without_the_right_is_denied() =>
        Given().When(Ask(Minted()), At(10))
            .ThenRefused(new AccessDenied(AccessLevel.UseModel, AccessLevel.None, AccessDenial.NotGranted));

    [Fact]
    public void Request_after_expiry_is_denied() =>
        Given().When(Granted, At(20)).ThenRefused(new AccessDenied(AccessLevel.UseModel, AccessLevel.None, AccessDenial.Expired));

    [Fact]
    public void Request_after_a_transfer_is_denied() =>
        Given().When(Ask([Minted(), Sample.Granted(Bob, AccessLevel.UseModel), .. TransferredTo(Carol)]), At(10))
            .ThenRefused(new AccessDenied(AccessLevel.UseModel, AccessLevel.None, AccessDenial.Lapsed));

    [Fact]
    public void Request_to_no_asset_is_refused() => Given().When(Ask(), At(10)).ThenRefused(new NoSuchAsset(Asset));

    [Fact]
    public void Request_to_a_burnt_asset_is_refused() =>
        Given().When(Ask(Minted(), new AssetEvent.AssetBurnt(Asset, Alice)), At(10)).ThenRefused(new NoSuchAsset(Asset));

    [Fact]
    public void Request_to_a_dataset_is_refused() =>
        Given().When(Ask(Minted(AccessLevel.UseModel, kind: AssetKind.Dataset)), At(10))
            .ThenRefused(new NotAModel(Asset, AssetKind.Dataset));

    [Fact]
    public void Request_to_a_model_without_a_version_is_refused() =>
        Given().When(Ask(Minted(AccessLevel.UseModel, withVersion: false)), At(10)).ThenRefused(new NoVersion(Asset));

    [Fact]
    public void Request_for_the_version_that_was_shown_is_accepted_and_for_another_refused()
    {
        Given().When(Granted with { ExpectedVersion = 1 }, At(10)).Then(Requested());
        Given().When(Granted with { ExpectedVersion = 2 }, At(10)).ThenRefused(new VersionConflict(2, 1));
        Given(Requested()).When(Granted with { ExpectedVersion = 2 }, At(10)).ThenNothing();
    }

    [Fact]
    public void Request_with_input_at_the_limit_is_accepted()
    {
        var input = new string('x', InferenceDecider.MaxInputBytes);
        Given().When(Granted with { Input = input }, At(10)).Then(Requested() with { Input = input });
    }

    [Fact]
    public void Request_with_too_much_input_is_refused_by_its_bytes()
    {
        var input = new string('ä', InferenceDecider.MaxInputBytes / 2) + "x";
        Given().When(Granted with { Input = input }, At(10))
            .ThenRefused(new InputTooLarge(InferenceDecider.MaxInputBytes + 1, InferenceDecider.MaxInputBytes));
    }

    [Fact]
    public void Request_once_more_changes_nothing() => Given(Requested()).When(Granted, At(11)).ThenNothing();

    [Fact]
    public void Request_under_a_taken_id_is_refused() =>
        Given(Requested()).When(Granted with { Input = "\"Bonjour\"" }, At(11)).ThenRefused(new AlreadyRequested(Job));
}
