using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Models;

namespace NeuraNft.Api.Tests.Inferences;

public sealed class RefusedInferenceTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_without_a_right_is_refused_with_the_reason()
    {
        var refusal = Refusals.First(await asset.AskAsync(new { text = "Guten Tag" }, Ct)).ShouldNotBeNull();
        refusal.GetProperty("__typename").GetString().ShouldBe("AccessDeniedError");
        refusal.GetProperty("required").GetString().ShouldBe("USE_MODEL");
        refusal.GetProperty("actual").GetString().ShouldBe("NONE");
        refusal.GetProperty("denial").GetString().ShouldBe("NOT_GRANTED");
    }

    [Fact]
    public async Task Anonymous_caller_is_refused()
    {
        var input = new { idempotencyKey = Guid.NewGuid(), assetId = asset.Id, input = new { text = "Guten Tag" } };
        var answer = await asset.Market.Door.AskAsync(Operations.RequestInference, new { input }, Ct);
        answer.ErrorCode.ShouldBe("AUTH_NOT_AUTHENTICATED");
        (await asset.Market.Door.AskAsync(Operations.Job, new { id = Guid.NewGuid() }, Ct)).ErrorCode.ShouldBe("AUTH_NOT_AUTHENTICATED");
    }

    [Theory]
    [Trait("Abuse", "47")]
    [InlineData("")]
    [InlineData("this is no model")]
    [InlineData("\u0008\u0007\u0012\u0005")]
    public async Task Garbage_is_not_registered_as_a_model(string content)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "model.onnx");
        await File.WriteAllTextAsync(file, content, Ct);
        var registered = await asset.Market.RegisterAsync(file, Ct);
        registered.ShouldBeOfType<Result<RegisteredModel, ModelFileRefusal>.Refused>().Refusal.Code.ShouldBe("MODEL_INVALID");
    }
}
