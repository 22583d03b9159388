using System.Reflection;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>A field with <see cref="UsePagingAttribute"/>: its arguments, its connection type, and its cursors.</summary>
internal sealed class PagedField
{
    private readonly UsePagingAttribute _options;
    private readonly ConnectionTypes _connections;
    private readonly ICursorSerializer _cursors;
    private readonly string _context;

    private PagedField(
        UsePagingAttribute options, ConnectionTypes connections, ICursorSerializer cursors, string context, ObjectType connectionType)
    {
        (_options, _connections, _cursors, _context) = (options, connections, cursors, context);
        ConnectionType = connectionType;
        Arguments = [.. MakeArguments(options.AllowBackwardPagination)];
    }

    public ObjectType ConnectionType { get; }

    public IReadOnlyList<InputValueDefinition> Arguments { get; }

    public ListSize Size => new()
    {
        AssumedSize = _options.MaxPageSize,
        SlicingArguments = _options.AllowBackwardPagination ? ["first", "last"] : ["first"],
        SlicingArgumentDefaultValue = Math.Min(_options.DefaultPageSize, _options.MaxPageSize),
        SizedFields = ["edges", "nodes"],
        Maximum = _options.MaxPageSize,
    };

    /// <summary>Null where the method has no paging.</summary>
    public static PagedField? Of(
        MethodInfo method, NullabilityInfo result, ConnectionTypes connections, string ownerName, ICursorSerializer cursors)
    {
        var options = method.GetCustomAttribute<UsePagingAttribute>();
        var isConnection = ClrTypes.IsConnection(result.Type);
        if (options is null && !isConnection)
            return null;
        if (options is null || !isConnection)
            throw new SchemaBindingException($"{method.DeclaringType}.{method.Name}: [UsePaging] and Connection<T> belong together.");
        var node = result.Type.GetGenericArguments()[0];
        var type = connections.Get(options.ConnectionName ?? Names.OfType(node), node, options.IncludeTotalCount);
        return new PagedField(options, connections, cursors, $"{ownerName}.{Names.OfField(method)}", type);
    }

    /// <exception cref="GraphQLException">The page asked for is too large or makes no sense, or a cursor is not ours.</exception>
    public PagingArguments Read(IReadOnlyDictionary<string, object?> arguments)
    {
        var first = arguments.GetValueOrDefault("first") as int?;
        var last = arguments.GetValueOrDefault("last") as int?;
        if (first is not null && last is not null)
            throw Refuse("Give either `first` or `last`, not both.", ErrorCodes.InvalidPaging);
        var size = first ?? last ?? Math.Min(_options.DefaultPageSize, _options.MaxPageSize);
        if (size < 0)
            throw Refuse("A page size cannot be negative.", ErrorCodes.InvalidPaging);
        if (size > _options.MaxPageSize)
            throw Refuse($"The page size is limited to {_options.MaxPageSize}.", ErrorCodes.PageTooLarge);
        return new PagingArguments(
            last is null ? size : null, Open(arguments, "after"), last, Open(arguments, "before"));
    }

    public void Wrap(FieldDefinition field)
    {
        if (field.PureResolver is { } pure)
            field.PureResolver = context => Seal(pure(context));
        if (field.Resolver is { } resolver)
            field.Resolver = async context => Seal(await resolver(context));
    }

    private static IEnumerable<InputValueDefinition> MakeArguments(bool backward)
    {
        yield return new("first", ScalarTypes.Int) { Description = "How many items from the start." };
        yield return new("after", ScalarTypes.String) { Description = "Start after the item of this cursor." };
        if (!backward)
            yield break;
        yield return new("last", ScalarTypes.Int) { Description = "How many items from the end." };
        yield return new("before", ScalarTypes.String) { Description = "End before the item of this cursor." };
    }

    private SealedPage? Seal(object? result) => result is IConnection connection ? _connections.Seal(connection, _context) : null;

    private string? Open(IReadOnlyDictionary<string, object?> arguments, string name)
    {
        if (arguments.GetValueOrDefault(name) is not string given)
            return null;
        return _cursors.TryOpen(_context, given, out var cursor)
            ? cursor
            : throw Refuse($"The cursor given as `{name}` is not valid for this list.", ErrorCodes.InvalidCursor);
    }

    private static GraphQLException Refuse(string message, string code) => new(new GraphQLError(message).WithCode(code));
}
