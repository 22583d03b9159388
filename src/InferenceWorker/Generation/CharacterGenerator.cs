using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Generation;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Generation;

/// <summary>
/// A recurrent model of characters in this process: tokens [1,T] and a state in, logits [1,T,V] and a state out. It shows that answers
/// stream where no generator is configured; what it says is near-babble. A token is a character.
/// </summary>
public sealed class CharacterGenerator : ITextGenerator, IDisposable
{
    private const int MostPrompt = 512;
    private const string Tokens = "tokens";
    private const string State = "state";

    // What a part holds: a run is a fraction of a millisecond.
    private const int PartLength = 16;

    private readonly GenerationOptions options;
    private readonly ModelSession session;
    private readonly string[] characters;
    private readonly Dictionary<string, long> places;
    private readonly long[] stateShape;

    public CharacterGenerator(IOptions<GenerationOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        characters = JsonSerializer.Deserialize<string[]>(File.ReadAllText(this.options.VocabularyFile!))!;
        places = characters.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => (long)p.i);
        session = ModelSession.Load(
            File.ReadAllBytes(this.options.ModelFile!), ExecutionProviderChoice.Cpu, new ModelLimits { ThreadsPerRun = 1 }, time) switch
        {
            ModelResult<ModelSession>.Success loaded => loaded.Value,
            ModelResult<ModelSession>.Refused no => throw new InvalidDataException($"Generation:ModelFile: {no.Refusal.Message}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        stateShape = [.. session.Inputs.First(i => i.Name == State).Shape.Select(d => d.Length ?? 1)];
        Models = [.. this.options.Models.Select(m => m.ToModel())];
    }

    public IReadOnlyList<GeneratorModel> Models { get; }

    public void Dispose() => session.Dispose();

    public async IAsyncEnumerable<GeneratedPart> GenerateAsync(
        GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prompt = Read(request.Messages[^1].Content + ": ");
        // The same question has the same answer unless a seed says otherwise.
        var draw = new Random((int)(request.Seed ?? prompt.Aggregate(17L, (h, t) => (h * 31) + t)) & int.MaxValue);
        var (state, next, left) = (new float[stateShape.Aggregate(1L, (a, b) => a * b)], prompt, request.MaxTokens);
        while (left > 0)
        {
            var part = new StringBuilder();
            for (var i = 0; i < PartLength && left > 0; i++, left--)
            {
                (var logits, state) = await Task.Run(() => Run(next, state, cancellationToken), cancellationToken);
                var drawn = Draw(logits, request.Temperature ?? 0.6f, draw);
                next = [drawn];
                part.Append(characters[drawn]);
                if (characters[drawn] == "\n")
                    left = 1;
            }
            yield return new GeneratedPart.Text(part.ToString());
            if (part[^1] == '\n')
            {
                yield return new GeneratedPart.End("stop", null);
                yield break;
            }
        }
        yield return new GeneratedPart.End("length", null);
    }

    private long[] Read(string text)
    {
        long[] known = [.. text.Select(c => places.GetValueOrDefault(c.ToString(), -1)).Where(i => i >= 0)];
        return known.Length == 0 ? [0] : known[^Math.Min(known.Length, MostPrompt)..];
    }

    private (float[] Logits, float[] State) Run(long[] tokens, float[] state, CancellationToken cancellationToken)
    {
        var ran = session.Run(
            [ModelTensor.Of(Tokens, [1, tokens.Length], tokens), ModelTensor.Of(State, stateShape, state)], options.Silence,
            cancellationToken);
        if (ran is not ModelResult<IReadOnlyList<ModelTensor>>.Success
            {
                Value: [{ Values: float[] logits }, { Values: float[] after }, ..],
            })
            throw new GenerationException(GenerationException.Unavailable, "The embedded model refused.");
        return (logits[^characters.Length..], after);
    }

    private static int Draw(float[] logits, float temperature, Random draw)
    {
        if (temperature <= 0)
            return Array.IndexOf(logits, logits.Max());
        var (most, sum) = (logits.Max(), 0.0);
        double[] weights = [.. logits.Select(l => Math.Exp((l - most) / temperature))];
        var at = draw.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
            if ((sum += weights[i]) >= at)
                return i;
        return weights.Length - 1;
    }
}
