using System.Buffers.Binary;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing.Audio;

/// <summary>Reads WAV recordings strictly: PCM of 16 bits, one channel, of the rate that the model takes.</summary>
internal static class Wav
{
    private const int Pcm = 1;
    private const int Extensible = 0xFFFE;

    /// <summary>Samples from -1 to 1.</summary>
    public static ModelResult<float[]> Read(ReadOnlySpan<byte> file, int sampleRate)
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            return Refuse("it does not begin as one");
        var isFormatKnown = false;
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            var id = rest[..4];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - 8)
                return Refuse("it ends too early");
            var body = rest.Slice(8, (int)length);
            if (id.SequenceEqual("fmt "u8))
            {
                if (Fault(body, sampleRate) is { } fault)
                    return Refuse(fault);
                isFormatKnown = true;
            }
            else if (id.SequenceEqual("data"u8))
                return isFormatKnown ? Samples(body) : Refuse("its format does not stand before its samples");
            // Parts begin at even places.
            rest = rest[Math.Min(rest.Length, 8 + (int)length + ((int)length & 1))..];
        }

        return Refuse("it has no samples");
    }

    private static string? Fault(ReadOnlySpan<byte> format, int sampleRate)
    {
        if (format.Length < 16)
            return "its format is cut off";
        var kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (kind == Extensible && format.Length >= 26)
            kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        var (channels, rate) = (BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), BinaryPrimitives.ReadUInt32LittleEndian(format[4..]));
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        return kind == Pcm && channels == 1 && bits == 16 && rate == sampleRate
            ? null
            : $"expected PCM of 16 bits, 1 channel, {sampleRate} Hz, got format {kind} of {bits} bits, {channels} channels, {rate} Hz";
    }

    private static float[] Samples(ReadOnlySpan<byte> body)
    {
        var samples = new float[body.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(body[(2 * i)..]) / 32768f;
        return samples;
    }

    private static ModelRefusal.InputUnsupported Refuse(string why) => new($"The recording cannot be read as WAV: {why}.");
}
