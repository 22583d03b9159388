using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Neura.Near.Blocks;

/// <summary>
/// Signs GET requests for S3 (AWS Signature Version 4). The public near-lake buckets ask for it: whoever reads them pays, which the
/// header `x-amz-request-payer: requester` agrees to.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html.</remarks>
public sealed class AwsSignatureHandler(AwsCredentials credentials, TimeProvider time) : DelegatingHandler
{
    private const string EmptyBodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get) throw new NotSupportedException("Only GET requests are signed.");
        var now = time.GetUtcNow();
        Set(request, "x-amz-date", now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Set(request, "x-amz-content-sha256", EmptyBodyHash);
        if (credentials.RequesterPays) Set(request, "x-amz-request-payer", "requester");
        if (credentials.SessionToken is { } token) Set(request, "x-amz-security-token", token);
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(request, now));
        return base.SendAsync(request, cancellationToken);
    }

    private string Authorization(HttpRequestMessage request, DateTimeOffset now)
    {
        var uri = request.RequestUri!;
        var headers = SignedHeaders(request, uri);
        var names = string.Join(';', headers.Select(h => h.Key));
        var canonical = string.Join('\n',
            "GET", uri.AbsolutePath, CanonicalQuery(uri), string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n")), names, EmptyBodyHash);
        var day = now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var scope = $"{day}/{credentials.Region}/s3/aws4_request";
        var toSign = string.Join('\n',
            "AWS4-HMAC-SHA256", now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), scope,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var key = Mac(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey), day, credentials.Region, "s3", "aws4_request");
        var signature = Convert.ToHexStringLower(Mac(key, toSign));
        return $"AWS4-HMAC-SHA256 Credential={credentials.KeyId}/{scope},SignedHeaders={names},Signature={signature}";
    }

    /// <summary>Host, range and all x-amz headers, by name.</summary>
    private static List<KeyValuePair<string, string>> SignedHeaders(HttpRequestMessage request, Uri uri)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? (uri.IsDefaultPort ? uri.Host : uri.Authority),
        };
        foreach (var header in request.Headers.NonValidated)
            if (header.Key.ToLowerInvariant() is var name && (name == "range" || name.StartsWith("x-amz-", StringComparison.Ordinal)))
                headers[name] = header.Value.ToString().Trim();
        return [.. headers];
    }

    private static string CanonicalQuery(Uri uri) => string.Join('&', uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Select(part => $"{Escaped(part[0])}={(part.Length > 1 ? Escaped(part[1]) : "")}")
        .Order(StringComparer.Ordinal));

    // Whatever way it was written, one form is signed.
    private static string Escaped(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static byte[] Mac(byte[] key, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
