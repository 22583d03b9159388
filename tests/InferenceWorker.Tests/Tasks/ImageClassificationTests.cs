using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Tasks;

public sealed class ImageClassificationTests
{
    [Theory]
    [InlineData("ankle-boot", "Ankle boot")]
    [InlineData("bag", "Bag")]
    [InlineData("coat", "Coat")]
    [InlineData("dress", "Dress")]
    [InlineData("pullover", "Pullover")]
    [InlineData("sandal", "Sandal")]
    [InlineData("shirt", "Shirt")]
    [InlineData("sneaker", "Sneaker")]
    [InlineData("t-shirt-top", "T-shirt/top")]
    [InlineData("trouser", "Trouser")]
    public async Task Image_is_named(string image, string label)
    {
        var output = (await RunAsync(File.ReadAllBytes(TestData.Sample($"fashion-mnist/{image}.png")))).Value();
        output.Task.ShouldBe("image-classification");
        output.Top!.Label.ShouldBe(label);
        output.Top.Score.ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public async Task What_is_no_image_is_refused() =>
        (await RunAsync("GIF89a"u8.ToArray())).Refusal().Code.ShouldBe("INPUT_UNSUPPORTED");

    [Fact]
    public async Task Text_for_an_image_model_is_refused() =>
        (await TaskRuns.RunSampleAsync("fashion-mnist", "fed-mlp.onnx", new InferenceInput.Text("a shoe"))).Refusal()
            .Code.ShouldBe("INPUT_UNSUPPORTED");

    private static Task<ModelResult<InferenceOutput>> RunAsync(byte[] png) =>
        TaskRuns.RunSampleAsync("fashion-mnist", "fed-mlp.onnx", new InferenceInput.Image(png));
}
