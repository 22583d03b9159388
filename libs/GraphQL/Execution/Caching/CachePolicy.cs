using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Caching;

/// <summary>How long the answer of one plan may be kept, and by whom: the least that any of its fields allows.</summary>
/// <param name="MaxAge">Seconds; 0 for not at all.</param>
/// <param name="SharedMaxAge">Seconds for shared caches, where they differ.</param>
internal sealed record CachePolicy(int MaxAge, int? SharedMaxAge, bool IsPrivate)
{
    // Unions of unions could be looked at in more ways than there is time for.
    private const int MaxVisits = 50_000;

    private static readonly CachePolicy None = new(0, null, true);

    public static CachePolicy Of(Schema schema, OperationPlan plan)
    {
        var reader = new Reader(schema);
        reader.Read(plan.Root, isRoot: true);
        return reader.Visits > MaxVisits || reader.MaxAge is not { } age ? None : new(age, reader.SharedMaxAge, reader.IsPrivate);
    }

    private sealed class Reader(Schema schema)
    {
        public int Visits { get; private set; }

        public int? MaxAge { get; private set; }

        public int? SharedMaxAge { get; private set; }

        public bool IsPrivate { get; private set; }

        public void Read(SelectionPlan selection, bool isRoot)
        {
            foreach (var field in selection.Fields)
                if (++Visits <= MaxVisits && field.Field.Name != "__typename")
                    Read(field, isRoot);
        }

        private void Read(FieldPlan field, bool isRoot)
        {
            var named = field.Field.Type.NamedType();
            var own = CacheControl.Of(field.Field.KnownContextData);
            var ofType = CacheControl.Of(named.KnownContextData);
            var (age, shared) = own is { MaxAge: not null } or { InheritMaxAge: true }
                ? (own.MaxAge, own.SharedMaxAge)
                : (ofType?.MaxAge, ofType?.SharedMaxAge);
            var isInherited = !isRoot && (own?.InheritMaxAge == true || CacheControl.IsPartOfAbove(field.Field));
            IsPrivate |= (own?.Scope ?? ofType?.Scope) == CacheControlScope.Private || CacheControl.IsPersonal(field.Field);
            // What is fetched on its own terms must say so; a plain value is as old as its object.
            var needsAge = isRoot || named.IsCompositeType() || CostData.IsAsync(field.Field);
            if (age is { } given)
                Limit(given, shared);
            else if (needsAge && !isInherited)
                Limit(0, null);
            foreach (var type in named.IsCompositeType() ? schema.GetPossibleTypes(named) : [])
                ReadObject(field, named, type);
        }

        // Whatever the field says, an object that it may hold knows better how long it lives.
        private void ReadObject(FieldPlan field, NamedType declared, ObjectType type)
        {
            if (Visits > MaxVisits)
                return;
            if (type != declared && CacheControl.Of(type.KnownContextData) is { } own)
            {
                IsPrivate |= own.Scope == CacheControlScope.Private;
                if (own.MaxAge is { } age)
                    Limit(age, own.SharedMaxAge);
            }
            Read(field.SelectionOf(type), isRoot: false);
        }

        private void Limit(int age, int? shared)
        {
            // A field without an age of its own for shared caches gives them the common one.
            SharedMaxAge = shared is null && SharedMaxAge is null ? null : Math.Min(shared ?? age, SharedMaxAge ?? MaxAge ?? int.MaxValue);
            MaxAge = Math.Min(age, MaxAge ?? int.MaxValue);
        }
    }
}
