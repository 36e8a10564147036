using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>The contract as JSON: the build makes schemas, manifest and model card of it.</summary>
internal sealed class RecordJson(ContractModel model, ContractSides sides)
{
    /// <summary>The whole record.</summary>
    public string Text => Write(isDigested: false);

    /// <summary>SHA-256 of the record without its documentation and the model's path: what may change without a caller noticing.</summary>
    public string Digest
    {
        get
        {
            using var algorithm = SHA256.Create();
            return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(Write(isDigested: true))).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
        }
    }

    private string Write(bool isDigested) => JsonText.Object(
        ("formatVersion", "1"),
        ("name", JsonText.String(model.Source.ModelName ?? model.ModelName)),
        ("model", isDigested ? null : JsonText.String(model.Source.ModelPath)),
        ("predictor", JsonText.String(model.Source.Predictor.MetadataName)),
        ("summary", isDigested ? null : JsonText.Text(model.Source.Predictor.Summary)),
        ("batch", model.BatchName is { } batch ? JsonText.String(batch) : null),
        ("input", Side(sides.Input, sides.BoundInput, isDigested)),
        ("output", Side(sides.Output, sides.BoundOutput, isDigested)),
        ("constants", model.Constants.Count > 0 ? JsonText.Array(model.Constants.Select(Constant)) : null),
        ("states", model.States.Count > 0 ? JsonText.Array(model.States.Select(State)) : null),
        ("bindings", JsonText.Array(Bindings(sides.BoundInput, "input").Concat(Bindings(sides.BoundOutput, "output")))));

    private static string Side(ContractSide side, ContractSide bound, bool isDigested) => JsonText.Object(
        ("type", TypeName(side)),
        ("tensors", side == bound ? null : TypeName(bound)),
        ("title", JsonText.String(side.Type.Name)),
        ("summary", isDigested ? null : JsonText.Text(side.Type.Summary)),
        ("members", JsonText.Array(side.Type.Members.Select((member, i) => MemberJson.Write(member, side, i, isDigested)))));

    private static string Constant(ConstantBinding constant) => JsonText.Object(
        ("input", JsonText.String(constant.Tensor.Name)),
        ("values", JsonText.Array(constant.Values.Select(static value => MemberJson.Value(value.Literal)!))));

    private static string State(StateBinding state) => JsonText.Object(
        ("input", JsonText.String(state.Input.Name)),
        ("output", JsonText.String(state.Output.Name)));

    private static string TypeName(ContractSide side) => JsonText.String(side.Type.FullName.Replace("global::", ""));

    // As in Measurements.SepalLength for a member of a nested type.
    private static string MemberName(ContractType type, TensorBinding tensor, int column)
    {
        string name = tensor.TypeIn(type).Members[tensor.Members[column]].Name;
        return tensor.NestedIn >= 0 ? type.Members[tensor.NestedIn].Name + "." + name : name;
    }

    private static IEnumerable<string> Bindings(ContractSide side, string name)
    {
        foreach (TensorBinding tensor in side.Tensors)
        {
            for (int column = 0; column < tensor.Members.Count; column++)
            {
                yield return JsonText.Object(
                    ("side", JsonText.String(name)),
                    ("member", JsonText.String(MemberName(side.Type, tensor, column))),
                    ("tensor", JsonText.String(tensor.Name)),
                    ("column", tensor.IsFeatureVector ? column.ToString(CultureInfo.InvariantCulture) : null));
            }
        }
    }
}
