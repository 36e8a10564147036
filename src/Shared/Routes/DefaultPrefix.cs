using System.Text;

namespace ModelPack;

/// <summary>Where the endpoints of a model lie unless the app says otherwise. The generator writes it into the app, the runtime uses it for <c>MapModel</c>.</summary>
internal static class DefaultPrefix
{
    /// <summary>The route of a model by its name. What a route pattern would read as syntax becomes <c>-</c>.</summary>
    public static string For(string model)
    {
        var route = new StringBuilder("/models/", "/models/".Length + model.Length);
        foreach (char character in model)
            route.Append(char.IsLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '-');
        return route.ToString();
    }
}
