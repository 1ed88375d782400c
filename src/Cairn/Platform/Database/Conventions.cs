using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cairn.Platform.Database;

/// <summary>What holds for every table: names in small letters with underscores, and the two filters.</summary>
public static class Conventions
{
    public const string TenantFilter = "tenant";
    public const string CurrentFilter = "current";

    public static void Apply(Db db, ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().ToList())
        {
            foreach (var property in type.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                var kept = property.GetValueConverter()?.ProviderClrType ?? property.ClrType;
                if ((Nullable.GetUnderlyingType(kept) ?? kept) is { } plain && (plain == typeof(decimal) || plain == typeof(DateTimeOffset)))
                    throw new InvalidOperationException($"{type.ClrType.Name}.{property.Name}: decimals and offsets sort differently on the two engines; use a scaled integer or a UTC DateTime.");
            }
            foreach (var index in type.GetIndexes().Where(i => i.FindAnnotation(RelationalAnnotationNames.Name) is null)) // else it has a short name of its own
                index.SetDatabaseName($"ix_{type.GetTableName()}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
            foreach (var key in type.GetKeys())
                key.SetName($"pk_{type.GetTableName()}");
            foreach (var key in type.GetForeignKeys())
                key.SetConstraintName($"fk_{type.GetTableName()}_{string.Join('_', key.Properties.Select(p => Snake(p.Name)))}");

            if (typeof(IOfOrganisation).IsAssignableFrom(type.ClrType))
                model.Entity(type.ClrType).HasQueryFilter(TenantFilter, Tenant(db, type.ClrType));
            if (typeof(RecordVersion).IsAssignableFrom(type.ClrType))
                model.Entity(type.ClrType).HasQueryFilter(CurrentFilter, Current(db, type.ClrType));
        }
    }

    /// <summary>Rows of the organisations in scope. EF replaces the captured context by the one that runs the query.</summary>
    private static LambdaExpression Tenant(Db db, Type type)
    {
        Expression<Func<IOfOrganisation, bool>> rule = row => db.SeesAll || db.Organisations.Contains(row.OrganisationId);
        return Retype(rule, type);
    }

    /// <summary>Current versions, without what an unfinished batch has staged and with what it is about to end.</summary>
    private static LambdaExpression Current(Db db, Type type)
    {
        Expression<Func<RecordVersion, bool>> rule = row =>
            (row.EndedBy == 0 || db.Unpublished.Contains(row.EndedBy)) && !db.Unpublished.Contains(row.Batch);
        return Retype(rule, type);
    }

    private static LambdaExpression Retype(LambdaExpression rule, Type type)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(new Replace(rule.Parameters[0], row).Visit(rule.Body), row);
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;

        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == from ? Expression.Property(to, node.Member.Name) : base.VisitMember(node);
    }

    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
