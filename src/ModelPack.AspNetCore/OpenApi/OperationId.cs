using System.Text;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Names operations for generated clients.</summary>
internal static class OperationId
{
    /// <summary>The prefix and the operation in camel case, as in <c>irisPredictBatch</c>. With the prefix, and not the model's name, it stays unique when a model is mapped twice.</summary>
    public static string For(ModelOperation operation, string path)
    {
        string prefix = path.EndsWith(operation.Route, StringComparison.Ordinal) ? path[..^operation.Route.Length] : path;
        var id = new StringBuilder();
        bool upper = false;
        foreach (char character in prefix + "/" + operation.Kind)
        {
            if (char.IsAsciiLetterOrDigit(character))
                id.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = !char.IsAsciiLetterOrDigit(character) && id.Length > 0;
        }

        id[0] = char.ToLowerInvariant(id[0]);
        return id.ToString();
    }
}
