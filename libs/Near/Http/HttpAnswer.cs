using System.Net;

namespace Neura.Near.Http;

/// <summary>A status and a body within the limit of size.</summary>
internal readonly record struct HttpAnswer(HttpStatusCode Status, ReadOnlyMemory<byte> Body);
