using System.IO.Pipelines;
using NeuraNft.Application;
using NeuraNft.Application.Content;

namespace NeuraNft.Crash.Children;

/// <summary>Takes an upload up where it stands and receives it in parts of any size, until it is complete or this is killed.</summary>
internal static class UploadProgram
{
    public const string Name = "upload";
    private const int LargestPart = 1_500_000;

    public static async Task<int> RunAsync()
    {
        await using var db = ChildProcess.DataSource();
        var work = UploadWork.FromEnvironment();
        await using var sittings = work.Sittings(db);
        var (rows, receive) = (new UploadRows(db), work.Receive(db, sittings));
        while (await rows.FindAsync(work.Upload, UploadWork.Account, CancellationToken.None) is { State: UploadState.Open } row)
        {
            var length = (int)Math.Min(Random.Shared.Next(1, LargestPart), work.Plaintext.Length - row.Received);
            var bytes = new SlowStream(work.Plaintext.AsMemory((int)row.Received, length));
            var part = new ReceiveUpload.Part(PipeReader.Create(bytes), row.Received, default, null);
            if (await receive.HandleAsync(work.Upload, UploadWork.Account, part, CancellationToken.None)
                is Result<long, UploadRefusal>.Refused refused)
            {
                Console.WriteLine(refused.Refusal.Code);
                return 1;
            }

            Console.WriteLine("received");
        }

        Console.WriteLine("complete");
        await ChildProcess.ParentGoneAsync();
        return 0;
    }

    /// <summary>So that a kill meets it in the midst of a part.</summary>
    private sealed class SlowStream(ReadOnlyMemory<byte> bytes) : MemoryStream(bytes.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Random.Shared.Next(4) == 0)
                await Task.Delay(1, cancellationToken);
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, Random.Shared.Next(1, 50_000))], cancellationToken);
        }
    }
}
