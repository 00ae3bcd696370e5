/** Texts of the bank's page in every SDK language. */
import type { Language } from './locale.ts';

type ChallengeTexts = Readonly<Record<'ask' | 'password' | 'submit' | 'cancel' | 'note', string>>;

export const challengeTexts: Readonly<Record<Language, ChallengeTexts>> = {
  en: {
    ask: 'Your bank asks you to confirm that it is you.',
    password: 'Password',
    submit: 'Confirm',
    cancel: 'Cancel',
    note: 'This is a test page in place of a bank’s page. The password is one of the published test passwords.',
  },
  de: {
    ask: 'Ihre Bank bittet Sie zu bestätigen, dass Sie es sind.',
    password: 'Passwort',
    submit: 'Bestätigen',
    cancel: 'Abbrechen',
    note: 'Diese Seite steht für die einer Bank. Es gelten die veröffentlichten Testpasswörter.',
  },
  fr: {
    ask: 'Votre banque vous demande de confirmer votre identité.',
    password: 'Mot de passe',
    submit: 'Confirmer',
    cancel: 'Annuler',
    note: 'Cette page remplace celle d’une banque. Utilisez un des mots de passe de test publiés.',
  },
  ja: {
    ask: 'カード発行会社による本人確認です。',
    password: 'パスワード',
    submit: '確認',
    cancel: 'キャンセル',
    note: 'これは銀行の画面の代わりです。公開されているテスト用パスワードをご利用ください。',
  },
  es: {
    ask: 'Su banco le pide que confirme su identidad.',
    password: 'Contraseña',
    submit: 'Confirmar',
    cancel: 'Cancelar',
    note: 'Esta página sustituye a la de un banco. Use una de las contraseñas de prueba publicadas.',
  },
  pt: {
    ask: 'O seu banco pede que você confirme a sua identidade.',
    password: 'Senha',
    submit: 'Confirmar',
    cancel: 'Cancelar',
    note: 'Esta página está no lugar da de um banco. Use uma das senhas de teste publicadas.',
  },
};
