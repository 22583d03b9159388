namespace NeuraNft.InferenceWorker.Preprocessing.Audio;

/// <summary>Speech from one time to another, in seconds.</summary>
public sealed record SpeechSegment(double Start, double End);

/// <summary>Where speech begins and ends, by its probability in each frame.</summary>
internal static class SpeechSegments
{
    // It ends a little lower than it begins, so that it does not flicker.
    private const float Drop = 0.15f;

    public static IReadOnlyList<SpeechSegment> Of(IReadOnlyList<float> probabilities, CardAudio audio, CardOutput card, double duration)
    {
        var segments = new List<SpeechSegment>();
        var frame = (double)audio.Frame / audio.SampleRate;
        double? start = null, quietSince = null;
        for (var i = 0; i < probabilities.Count; i++)
        {
            var at = i * frame;
            if (probabilities[i] >= card.Threshold)
                (start, quietSince) = (start ?? at, null);
            else if (start is not null && probabilities[i] < card.Threshold - Drop)
                quietSince ??= at;
            if (start is { } from && quietSince is { } to && at + frame - to >= card.MinSilenceMs / 1000d)
            {
                Add(segments, from, to, card);
                (start, quietSince) = (null, null);
            }
        }

        if (start is { } last)
            Add(segments, last, quietSince ?? duration, card);
        return segments;
    }

    private static void Add(List<SpeechSegment> segments, double from, double to, CardOutput card)
    {
        if (to - from >= card.MinSpeechMs / 1000d)
            segments.Add(new SpeechSegment(Math.Round(from, 3), Math.Round(to, 3)));
    }
}
