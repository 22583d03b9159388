using System.Globalization;
using System.Net;
using System.Text;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>Asks a witness over HTTP to cosign (C2SP tlog-witness). What it answers counts only where its key signed it.</summary>
public sealed class WitnessClient(HttpClient http, PolicyWitness witness, TimeSpan patience)
{
    /// <summary>Bytes of an answer at most.</summary>
    private const int MaxAnswer = 64 * 1024;

    private readonly Uri _url = new($"{witness.Url!.ToString().TrimEnd('/')}/add-checkpoint");

    // What it cosigned last, as far as this process knows; where that is wrong it says so, and is asked once more.
    private long _known;

    public string Name => witness.Name;

    public async Task<WitnessReply> AskAsync(SignedNote note, Checkpoint tree, ITileStore tiles, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            var asked = Math.Min(_known, tree.Size);
            var (status, body) = await PostAsync(asked, note, tree, tiles, limit.Token);
            if (status == HttpStatusCode.Conflict && SizeOf(body) is { } known && known != asked)
            {
                if (known > tree.Size) return new WitnessReply.Ahead(known);
                (asked, (status, body)) = (known, await PostAsync(known, note, tree, tiles, limit.Token));
            }
            return Read(status, body, asked, note, tree);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WitnessReply.Unreachable(string.Create(CultureInfo.InvariantCulture, $"no answer within {patience.TotalSeconds} s"));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new WitnessReply.Unreachable(failure.Message);
        }
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(
        long old, SignedNote note, Checkpoint tree, ITileStore tiles, CancellationToken cancellationToken)
    {
        var proof = await new TreeReader(tiles, tree.Size).ConsistencyAsync(old, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Content = new StringContent(new WitnessRequest(old, proof, note).ToString(), Encoding.UTF8, "text/plain"),
        };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var bytes = new byte[MaxAnswer];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return (answer.StatusCode, Encoding.UTF8.GetString(bytes, 0, length));
    }

    private WitnessReply Read(HttpStatusCode status, string body, long asked, SignedNote note, Checkpoint tree)
    {
        // Of the size that it was asked about it has another root. Any other size is only where it stands by now.
        if (status == HttpStatusCode.UnprocessableEntity || status == HttpStatusCode.Conflict && SizeOf(body) == asked)
            return new WitnessReply.Conflict((int)status);
        if (status != HttpStatusCode.OK)
            return new WitnessReply.Refused(string.Create(CultureInfo.InvariantCulture, $"status {(int)status}"));
        foreach (var line in body.Split('\n'))
        {
            if (!NoteSignature.TryParse(line, out var signature)) continue;
            if (!new SignedNote(note.Text, [signature]).IsSignedBy(witness.Key)) continue;
            _known = tree.Size;
            return new WitnessReply.Cosigned(signature);
        }
        return new WitnessReply.Refused("no signature of its key");
    }

    private static long? SizeOf(string body) =>
        long.TryParse(body.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
}
