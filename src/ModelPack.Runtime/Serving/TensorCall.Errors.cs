using System.Globalization;
using System.Text;

namespace ModelPack.Runtime.Serving;

public sealed partial class TensorCall
{
    // One text has to say it all, and nobody reads more.
    private const int Described = 10;

    /// <summary>The first of <see cref="Errors"/> in one text, each with its diagnostic, and how many more there are: protocols have one string for all of them.</summary>
    public string DescribeErrors()
    {
        var message = new StringBuilder();
        foreach (InputError error in _errors.Take(Described))
            message.Append(message.Length > 0 ? " " : "").Append(error.Code).Append(": ").Append(error.Message);
        if (_errors.Count > Described)
            message.Append(CultureInfo.InvariantCulture, $" And {_errors.Count - Described} more.");
        return message.ToString();
    }
}
