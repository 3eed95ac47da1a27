package io.restock.backtest.vectors;

import io.restock.backtest.textbook.ContinuousLaw;

/** Loss functions: what is missing and what is left over when x units meet a law of demand. */
final class LossArea implements Area {
    @Override
    public Answer answer(Inputs in) {
        if (in.has("z")) {
            return answer(new Law.Real(new ContinuousLaw.Normal(0, 1)), in.number("z"));
        }
        return answer(LawReader.read(in, ""), in.number("x", "S", "stock", "level"));
    }

    private static Answer answer(Law law, double x) {
        var answer = new Answer().number(() -> law.loss(x), "loss", "n", "G", "expectedShortage")
                .number(() -> x - law.mean() + law.loss(x), "complement", "complementaryLoss", "nBar", "expectedLeftover")
                .number(() -> law.exceeds(x), "exceeds", "survival");
        return law instanceof Law.Real real ? second(answer, real.law(), x) : answer;
    }

    /** The complement is what remains of E[(D − x)²]/2. */
    private static Answer second(Answer answer, ContinuousLaw law, double x) {
        double variance = law.distribution().getVariance();
        double all = (variance + (law.mean() - x) * (law.mean() - x)) / 2;
        return answer.number(() -> law.secondLoss(x), "secondLoss", "loss2", "secondOrderLoss", "n2")
                .number(() -> all - law.secondLoss(x), "secondComplement", "complement2");
    }
}
