using System.Buffers.Binary;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Tasks;

public sealed class VoiceActivityTests
{
    [Fact]
    public async Task Speech_is_found_where_it_is()
    {
        var speech = (await RunAsync(await File.ReadAllBytesAsync(
            TestData.Shared("models/samples/speech16k.wav"), TestContext.Current.CancellationToken))).Value().Speech!;
        speech.Segments[0].Start.ShouldBe(1.06, 0.1);
        speech.Segments[^1].End.ShouldBe(7.2, 0.3);
        speech.Probabilities.Take(25).Max().ShouldBeLessThan(0.02f);
        speech.Probabilities.Count.ShouldBe((int)Math.Ceiling(speech.Duration / speech.FrameSeconds));
    }

    [Fact]
    public async Task Silence_has_no_segment()
    {
        var output = (await RunAsync(Wav(new short[16_000]))).Value();
        output.Speech!.Segments.ShouldBeEmpty();
        output.Speech.Probabilities.Max().ShouldBeLessThan(0.05f);
        output.Tensors.ShouldHaveSingleItem().Shape.ShouldBe([32]);
    }

    [Theory]
    [InlineData(8_000, 1, 16, "got format 1 of 16 bits, 1 channels, 8000 Hz")]
    [InlineData(16_000, 2, 16, "got format 1 of 16 bits, 2 channels, 16000 Hz")]
    [InlineData(16_000, 1, 8, "got format 1 of 8 bits, 1 channels, 16000 Hz")]
    public async Task Recording_of_another_format_is_refused_by_what_it_is(int rate, short channels, short bits, string got)
    {
        var refusal = (await RunAsync(Wav(new short[100], rate, channels, bits))).Refusal();
        refusal.Code.ShouldBe("INPUT_UNSUPPORTED");
        refusal.Message.ShouldContain(got);
    }

    [Fact]
    public async Task Recording_that_is_cut_off_or_empty_is_refused()
    {
        (await RunAsync(Wav(new short[100])[..100])).Refusal().Message.ShouldContain("ends too early");
        (await RunAsync(Wav([]))).Refusal().Code.ShouldBe("INPUT_UNSUPPORTED");
        (await RunAsync("RIFF"u8.ToArray())).Refusal().Code.ShouldBe("INPUT_UNSUPPORTED");
    }

    internal static byte[] Wav(short[] samples, int rate = 16_000, short channels = 1, short bits = 16)
    {
        var file = new byte[44 + (2 * samples.Length)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), channels);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), bits);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), 2 * samples.Length);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (2 * i)), samples[i]);
        return file;
    }

    private static Task<ModelResult<InferenceOutput>> RunAsync(byte[] wav) =>
        TaskRuns.RunSampleAsync("voice-activity", "silero_vad_v5.onnx", new InferenceInput.Audio(wav));
}
