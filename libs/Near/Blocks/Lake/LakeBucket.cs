using System.Globalization;
using System.Net;
using Neura.Near.Http;

namespace Neura.Near.Blocks;

/// <summary>near-lake's files in a bucket with the interface of S3: ListObjectsV2 and GetObject.</summary>
/// <remarks>
/// Requests are not signed here: for a bucket that wants it give an <see cref="HttpClient"/> with <see cref="AwsSignatureHandler"/>.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html.
/// </remarks>
public sealed class LakeBucket : ILakeStore
{
    private const int MaxKeys = 1000;

    private readonly Uri _bucket;
    private readonly HttpReader _reader;

    /// <param name="http">The caller's; its BaseAddress is not used.</param>
    /// <param name="bucket">Base of the keys: `https://host/bucket` or `https://bucket.host`.</param>
    /// <param name="options">Retries and limits.</param>
    /// <param name="time">The clock that retries go by.</param>
    public LakeBucket(HttpClient http, Uri bucket, HttpSourceOptions options, TimeProvider time)
    {
        _bucket = bucket.AbsoluteUri.EndsWith('/') ? bucket : new Uri(bucket.AbsoluteUri + '/');
        _reader = new HttpReader(http, options, time);
    }

    /// <inheritdoc/>
    /// <exception cref="BlockSourceException">The bucket does not answer, refuses, or answers with something else.</exception>
    public async Task<IReadOnlyList<ulong>> ListAsync(ulong from, int limit, CancellationToken cancellationToken)
    {
        var keys = Math.Clamp(limit, 1, MaxKeys).ToString(CultureInfo.InvariantCulture);
        // "000000000123" sorts before "000000000123/…", so the height itself is among those after it.
        var query = new Uri(_bucket, $"?list-type=2&delimiter=%2F&max-keys={keys}&start-after={LakeKeys.Folder(from)}");
        var answer = await _reader.GetAsync(query, _ => false, cancellationToken);
        return [.. LakeListing.Read(answer.Body).Where(height => height >= from).Order().Take(limit)];
    }

    /// <inheritdoc/>
    /// <exception cref="BlockSourceException">The bucket does not answer or refuses, or the file is too long.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var answer = await _reader.GetAsync(new Uri(_bucket, key), status => status == HttpStatusCode.NotFound, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound) return null;
        return answer.Body;
    }
}
