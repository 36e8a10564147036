using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class MessageTests
{
    private static readonly OnnxType s_type = OnnxType.Float32("n");

    public static TheoryData<string> Names => ["\u001b[31mred", "a\r\nb", "\u202egnp.exe", "\ufeff", new string('x', 1 << 20)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_name_makes_a_message_long_or_dangerous_to_show(string name)
    {
        OnnxModelBuilder[] models =
        [
            new OnnxModelBuilder().Input(name, s_type).Input(name, s_type),
            new OnnxModelBuilder().Input(name, null).Output(name, s_type),
            new OnnxModelBuilder().Input(name, OnnxType.Tensor(OnnxElement.Float32, long.MaxValue - 1, long.MaxValue - 1, "n")),
            new OnnxModelBuilder().Output("y", s_type).Node("Relu", [name], ["y"]),
            new OnnxModelBuilder().Output(name, s_type).Node("Relu", ["x"], [name]).Node("Relu", ["x"], [name]).Input("x", s_type),
            new OnnxModelBuilder().Input(name, s_type).Node("Relu", [name], [name]),
            new OnnxModelBuilder().Output("y", s_type).NodeOf(name, "F", [], ["y"]),
            new OnnxModelBuilder().Initializer(OnnxTensor.Raw(name, OnnxElement.Float32, [.. Enumerable.Repeat(1L, 100_000), 2], [0])),
            new OnnxModelBuilder().Initializer(OnnxTensor.Raw(name, OnnxElement.Float32, [-1], [0])),
        ];

        foreach (OnnxModelBuilder model in models)
        {
            string message = Reader.Problem(model.Build())!.Message;
            Assert.InRange(message.Length, 1, 500);
            Assert.DoesNotContain(message, c => char.IsControl(c) || c is '\u202e' or '\ufeff');
        }
    }
}
